package tailsplit.workbench;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import tailsplit.user.UserFolders;
import tailsplit.workbench.ablation.PaperMenu;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Labels;

/** Three ways into the work, and the folder that it lies in. */
final class WelcomeScreen extends ScrollPane {
    private static final double WIDTH = 940;

    private final BiConsumer<Path, Consumer<MainWindow>> begin;
    private final TextField folder = new TextField();
    private final Label problem = new Label();

    /**
     * @param begin opens the workspace, unless it is open, and goes on in its window
     * @param says  why the workspace could not be opened before, or ""
     */
    WelcomeScreen(Path workspace, String says, BiConsumer<Path, Consumer<MainWindow>> begin) {
        this.begin = begin;
        getStyleClass().addAll("screen", "welcome");
        folder.setText(workspace.toString());
        say(says);
        Label title = new Label("Welcome to Tailsplit");
        title.getStyleClass().add("welcome-title");
        Label question = Labels.text("Does splitting the big classes of a long-tailed data set into subclasses help a "
                + "classifier, and by how much?");
        VBox page = new VBox(22, new VBox(6, title, question), ways(), workspace(), reading());
        page.setMaxWidth(WIDTH);
        page.getStyleClass().add("welcome-page");
        VBox centred = new VBox(page);
        centred.setAlignment(Pos.CENTER);
        setContent(centred);
        setFitToWidth(true);
        setFitToHeight(true);
    }

    private Node ways() {
        Button sample = new Button("Try the sample");
        sample.setId("welcome-sample");
        sample.defaultButtonProperty().bind(visibleProperty());
        sample.setOnAction(_ -> go(window -> window.files().beginSample()));
        Button open = new Button("Open\u2026");
        open.setId("welcome-open");
        open.setOnAction(_ -> go(window -> window.files().open()));
        PaperMenu paper = new PaperMenu("Choose a table or figure",
                (ablation, description) -> go(window -> window.showAblation(ablation, description)));
        paper.setId("welcome-paper");
        HBox ways = new HBox(14,
                way("Try the sample", "Ten classes of shapes that Tailsplit draws itself: nothing to download. "
                        + "Run trains a small network on them in about a minute.", sample),
                way("Open an experiment", "A YAML file that you or somebody else saved, from the window or for the command line.", open),
                way("Reproduce the paper", "Its Tables 1 to 4 and Figures 2 to 4 as grids of runs, as printed or in a "
                        + "quick form on embedded images.", paper));
        ways.setFillHeight(true);
        return ways;
    }

    private static Node way(String name, String what, ButtonBase button) {
        Label title = new Label(name);
        title.setWrapText(true);
        title.getStyleClass().add("welcome-way");
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        button.setMinHeight(USE_PREF_SIZE);
        VBox card = Boxes.card(10, title, Labels.text(what), space, button);
        card.setMinWidth(0);
        card.setPrefWidth(WIDTH / 3);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private Node workspace() {
        Label title = Labels.title("Workspace");
        title.setLabelFor(folder);
        folder.setId("welcome-workspace");
        HBox.setHgrow(folder, Priority.ALWAYS);
        Button choose = new Button("Choose\u2026");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> choose());
        Button open = new Button("Open the workspace");
        open.setId("welcome-open-workspace");
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(_ -> go(window -> window.showScreen("Design")));
        problem.setId("welcome-problem");
        Labels.sentence(problem, "problem");
        HBox line = Boxes.row(8, folder, choose, open);
        return new VBox(8, title, line, problem, Labels.text(
                "The folder that all runs and their tables lie in. It is made where there is none. "
                + "This screen is in the Help menu again, and another workspace can be chosen at any time."));
    }

    private Node reading() {
        Hyperlink tutorial = new Hyperlink("Tutorial: ten minutes");
        tutorial.setId("welcome-tutorial");
        tutorial.setOnAction(_ -> go(window -> window.showGuide("tutorial.md")));
        Hyperlink guide = new Hyperlink("The whole guide");
        guide.setOnAction(_ -> go(window -> window.showScreen("Help")));
        return new HBox(18, tutorial, guide);
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Choose the workspace");
        chosen().map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional.ofNullable(chooser.showDialog(getScene().getWindow())).ifPresent(chosen -> folder.setText(chosen.toString()));
    }

    private void say(String sentence) {
        problem.setText(sentence);
    }

    private void go(Consumer<MainWindow> then) {
        say("");
        Optional<Path> workspace = chosen();
        if (workspace.isPresent()) {
            begin.accept(workspace.get(), then);
        } else {
            say("Workspace: found \"%s\"; allowed: the full path of a folder, such as %s".formatted(
                    folder.getText(), UserFolders.home().resolve("tailsplit")));
        }
    }

    private Optional<Path> chosen() {
        try {
            String home = UserFolders.home().toString();
            return Optional.of(Path.of(folder.getText().strip()
                    .replaceFirst("^~(?=$|[/\\\\])", java.util.regex.Matcher.quoteReplacement(home))))
                    .filter(Path::isAbsolute).map(Path::normalize);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
