package tailsplit.workbench;

import java.nio.file.Path;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import tailsplit.workbench.draft.DesignModel;

/** Everything that the window can do, by words and shortcuts. */
final class MainMenu extends MenuBar {
    private final MainWindow window;
    private final OpenWorkspace opened;
    private final ExperimentFiles files;
    private final BundleImport bundles;

    MainMenu(MainWindow window, OpenWorkspace opened, ExperimentFiles files, BundleImport bundles) {
        this.window = window;
        this.opened = opened;
        this.files = files;
        this.bundles = bundles;
        getMenus().addAll(file(), edit(), run(), view(), help());
    }

    private Menu file() {
        Menu recent = new Menu("Open recent");
        Menu file = new Menu("_File", null,
                item("New experiment", "Shortcut+N", files::beginEmpty),
                item("New from the sample", files::beginSample),
                item("Open\u2026", "Shortcut+O", files::open),
                recent,
                new SeparatorMenuItem(),
                item("Save", "Shortcut+S", files::save),
                item("Save as\u2026", "Shortcut+Shift+S", files::saveAs),
                new SeparatorMenuItem(),
                item("Import a bundle\u2026", bundles::start),
                item("Change the workspace\u2026", () -> window.showScreen("Welcome")),
                new SeparatorMenuItem(),
                item("Quit", "Shortcut+Q", window::closeRequested));
        file.setOnShowing(_ -> {
            recent.getItems().setAll(opened.preferences().get().recent().stream()
                    .map(path -> item(path, () -> files.open(Path.of(path)))).toList());
            recent.setDisable(recent.getItems().isEmpty());
        });
        return file;
    }

    private Menu edit() {
        DesignModel design = opened.design();
        MenuItem undo = item("Undo", "Shortcut+Z", design::undo);
        MenuItem redo = item("Redo", "Shortcut+Shift+Z", design::redo);
        undo.disableProperty().bind(design.canUndoProperty().not());
        redo.disableProperty().bind(design.canRedoProperty().not());
        return new Menu("_Edit", null, undo, redo);
    }

    private Menu run() {
        return new Menu("_Run", null,
                item("Run the experiment", "Shortcut+R", window::run),
                new SeparatorMenuItem(),
                item("Hold the queue", () -> opened.service().hold(true)),
                item("Release the queue", () -> opened.service().hold(false)),
                item("Pause all that run", () -> opened.service().pauseAll()));
    }

    private Menu view() {
        ToggleGroup themes = new ToggleGroup();
        Menu theme = new Menu("Theme", null, theme("As the system", "system", themes), theme("Light", "light", themes),
                theme("Dark", "dark", themes));
        return new Menu("_View", null,
                item("Design", "Shortcut+1", () -> window.showScreen("Design")),
                item("Ablation", "Shortcut+2", () -> window.showScreen("Ablation")),
                item("Runs", "Shortcut+3", () -> window.showScreen("Runs")),
                item("Results", "Shortcut+4", () -> window.showScreen("Results")),
                item("Settings", "Shortcut+Comma", () -> window.showScreen("Settings")),
                new SeparatorMenuItem(),
                theme,
                item("Full screen", "F11", () -> window.stage().setFullScreen(!window.stage().isFullScreen())));
    }

    private RadioMenuItem theme(String text, String name, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setSelected(opened.preferences().get().theme().equals(name));
        item.setOnAction(_ -> window.setTheme(name));
        return item;
    }

    private Menu help() {
        return new Menu("_Help", null,
                item("Guide", "F1", () -> window.showScreen("Help")),
                item("Tutorial", () -> window.showGuide("tutorial.md")),
                item("Welcome", () -> window.showScreen("Welcome")),
                item("What is new", () -> window.showGuide("changes.md")),
                item("About Tailsplit", () -> About.show(window.stage())));
    }

    private static MenuItem item(String text, String shortcut, Runnable action) {
        MenuItem item = item(text, action);
        item.setAccelerator(KeyCombination.valueOf(shortcut));
        return item;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
