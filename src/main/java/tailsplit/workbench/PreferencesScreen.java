package tailsplit.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import tailsplit.dataset.DecodedSets;
import tailsplit.workbench.dataset.DecodedImagesBox;
import tailsplit.workbench.gpu.GpuPane;
import tailsplit.workbench.shared.FormGrid;
import tailsplit.workbench.shared.ShownAs;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.slurm.SlurmPane;

/** What holds for all experiments on this machine. */
final class PreferencesScreen extends ScrollPane {
    private final OpenWorkspace opened;
    private final FormGrid grid = new FormGrid();

    /** @param themeChosen hears {@code system}, {@code light} or {@code dark} */
    PreferencesScreen(OpenWorkspace opened, Consumer<String> themeChosen) {
        this.opened = opened;
        Preferences now = opened.preferences().get();
        Label title = new Label("Settings");
        title.getStyleClass().add("guide-title");
        grid.add("Theme", theme(themeChosen), "Light, dark, or as the system is.");
        grid.add("Cores for training", spinner(now.cores(), 0, 1024,
                value -> train(value, preferences().runsOfAGpu(), preferences().threadsOfACell())),
                "Runs are trained side by side while their threads fit these cores; 0 takes all cores of the machine.");
        grid.add("Runs of a GPU", spinner(now.runsOfAGpu(), 1, 16,
                value -> train(preferences().cores(), value, preferences().threadsOfACell())),
                "How many runs may share a GPU at a time. Each takes memory of its own there.");
        grid.add("Threads of a grid's run", spinner(now.threadsOfACell(), 1, 1024,
                value -> train(preferences().cores(), preferences().runsOfAGpu(), value)),
                "A single run takes what its experiment says, by default all cores. The number of threads is fixed at "
                        + "the first start of a run, because it changes the last digits.");
        grid.add("Workspace", place(opened.workspace().folder()),
                "Where runs lie. Change the workspace, in the File menu, opens another one.");
        grid.add("Data sets", place(opened.datasets().dataHome()), "Where downloaded data sets lie, and what a GPU needs.");
        grid.add("Decoded images", new DecodedImagesBox(new DecodedSets(opened.datasets().dataHome()), opened.background()),
                "Images of your own folders and of the embedded sets, kept so that they are decoded once.");
        Label gpu = new Label("GPU");
        gpu.getStyleClass().add("guide-heading");
        Label slurm = new Label("Slurm");
        slurm.getStyleClass().add("guide-heading");
        VBox page = new VBox(18, title, grid, gpu, new GpuPane(opened.gpu()), slurm, new SlurmPane(opened.slurm()));
        page.getStyleClass().add("guide");
        page.setPadding(new Insets(20));
        page.setMinHeight(USE_PREF_SIZE);
        setContent(page);
        setFitToWidth(true);
        setFitToHeight(true);
    }

    private Preferences preferences() {
        return opened.preferences().get();
    }

    private void train(int cores, int runsOfAGpu, int threadsOfACell) {
        opened.preferences().change(now -> now.withTraining(cores, runsOfAGpu, threadsOfACell));
        opened.service().setCapacity(preferences().capacity());
    }

    private Node theme(Consumer<String> chosen) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().addAll(List.of("system", "light", "dark"));
        box.setConverter(new ShownAs<>(name -> name.equals("system") ? "As the system" : Words.sentenceCase(name)));
        box.setValue(preferences().theme());
        box.setOnAction(_ -> chosen.accept(box.getValue()));
        return box;
    }

    private static Node place(Path path) {
        Label label = new Label(Words.place(path));
        label.setTooltip(new Tooltip(path.toString()));
        return label;
    }

    private static Node spinner(int value, int least, int most, IntConsumer changed) {
        Spinner<Integer> spinner = new Spinner<>(least, most, value);
        spinner.setEditable(true);
        spinner.setPrefWidth(110);
        spinner.getValueFactory().setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer number) {
                return String.valueOf(number);
            }

            @Override
            public Integer fromString(String text) {
                return text.strip().matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(text.strip()), least, most) : spinner.getValue();
            }
        });
        spinner.valueProperty().subscribe((_, now) -> changed.accept(now));
        return spinner;
    }
}
