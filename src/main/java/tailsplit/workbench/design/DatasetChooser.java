package tailsplit.workbench.design;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.Datasets;
import tailsplit.dataset.Downloads;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.workbench.dataset.DataState;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.shared.Words;

/** The data set of an experiment: its name, and how many images it has. */
public final class DatasetChooser extends HBox {
    private static final Set<String> OWN = Set.of("folder", "npz", "idx");

    private final DesignModel model;
    private final Path dataHome;
    private final ComboBox<String> names = new ComboBox<>();
    private final Label counts = new Label();
    private boolean showing;

    public DatasetChooser(DesignModel model, Path dataHome) {
        super(8);
        this.model = model;
        this.dataHome = dataHome;
        setAlignment(Pos.CENTER_LEFT);
        names.setId("dataset-name");
        names.setAccessibleText("Data set");
        names.getItems().setAll(Datasets.names());
        names.setPrefWidth(190);
        names.setMinWidth(110);
        names.setButtonCell(new Name(false));
        names.setCellFactory(_ -> new Name(true));
        names.setOnAction(_ -> {
            if (!showing && names.getValue() != null) {
                choose(names.getValue());
            }
        });
        counts.getStyleClass().add("text-muted");
        counts.setMinWidth(0);
        getChildren().addAll(names, counts);
        model.configurationProperty().subscribe(this::show);
        model.dataProperty().subscribe(this::show);
    }

    private void choose(String name) {
        if (!OWN.contains(name)) {
            model.change(now -> now.with(Settings.DATASET_NAME, name).with(Settings.DATASET_PATH, Optional.empty()), null);
            return;
        }
        askPath(name, getScene().getWindow()).ifPresentOrElse(
                path -> model.change(now -> now.with(Settings.DATASET_NAME, name).with(Settings.DATASET_PATH, Optional.of(path)), null),
                () -> show(model.configuration()));
    }

    /** Asks for the file or folder of a data set. */
    static Optional<Path> askPath(String name, Window owner) {
        File chosen;
        if (name.equals("npz")) {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Open a NumPy archive");
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("NumPy archive", "*.npz"));
            chosen = chooser.showOpenDialog(owner);
        } else {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(name.equals("folder") ? "The folder that has a folder for each class"
                    : "The folder with the data set's files");
            chosen = chooser.showDialog(owner);
        }
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    private void show(Configuration now) {
        showing = true;
        names.setValue(now.get(Settings.DATASET_NAME));
        showing = false;
    }

    private void show(DataState state) {
        counts.setText(switch (state) {
            case DataState.Loading() -> "loading\u2026";
            case DataState.Loaded(Dataset dataset) -> "%s training, %s test".formatted(
                    Words.number(dataset.train().size()), Words.number(dataset.test().size()));
            case DataState.Missing(_) -> "";
        });
    }

    /** Every name, and in the list where its data are. */
    private final class Name extends ListCell<String> {
        private final boolean withPlace;

        Name(boolean withPlace) {
            this.withPlace = withPlace;
        }

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty || name == null ? "" : Words.option(name) + (withPlace ? place(name) : ""));
        }

        private String place(String name) {
            return name.startsWith("shapes") || OWN.contains(name) ? ""
                    : new Downloads(dataHome).has(name) ? " \u2013 on this machine" : " \u2013 to download";
        }
    }
}
