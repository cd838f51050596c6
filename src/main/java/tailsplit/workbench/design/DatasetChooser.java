package tailsplit.workbench.design;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetKind;
import tailsplit.dataset.Datasets;
import tailsplit.dataset.Downloads;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.workbench.dataset.DataState;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.dataset.InspectionDialog;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.shared.Buttons;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.task.Background;

/** The data set of an experiment: its name, and how many images it has. */
public final class DatasetChooser extends HBox {
    private final DesignModel model;
    private final Path dataHome;
    private final ComboBox<DatasetKind> names = new ComboBox<>();
    private final Label counts = new Label();
    private boolean showing;

    public DatasetChooser(DesignModel model, DatasetStore datasets, Background background) {
        super(8);
        this.model = model;
        dataHome = datasets.dataHome();
        setAlignment(Pos.CENTER_LEFT);
        names.setId("dataset-name");
        names.setAccessibleText("Data set");
        names.getItems().setAll(Datasets.ALL);
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
        Tooltip all = new Tooltip();
        all.textProperty().bind(counts.textProperty());
        counts.setTooltip(all);
        Button inspect = Buttons.of("Inspect\u2026", "Look at the data set before training: its parts, its classes and their images", () ->
                new InspectionDialog(getScene().getWindow(), Prepared.source(model.configuration()), datasets, background).show());
        inspect.setId("dataset-inspect");
        getChildren().addAll(names, inspect, counts);
        model.configurationProperty().subscribe(this::show);
        model.dataProperty().subscribe(this::show);
    }

    private void choose(DatasetKind kind) {
        if (!kind.isOwn()) {
            model.change(now -> now.with(Settings.DATASET_NAME, kind).with(Settings.DATASET_PATH, Optional.empty()));
            return;
        }
        askPath(kind, getScene().getWindow()).ifPresentOrElse(
                path -> model.change(now -> now.with(Settings.DATASET_NAME, kind).with(Settings.DATASET_PATH, Optional.of(path))),
                () -> show(model.configuration()));
    }

    /** Asks for the file or folder of a data set. */
    static Optional<Path> askPath(DatasetKind kind, Window owner) {
        DatasetKind.Place place = kind.place()
                .orElseGet(() -> new DatasetKind.FolderPlace("The folder with the data set's files"));
        return Optional.ofNullable(switch (place) {
            case DatasetKind.FilePlace(String title, String suffix) -> {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(title, "*." + suffix));
                yield chooser.showOpenDialog(owner);
            }
            case DatasetKind.FolderPlace(String title) -> {
                DirectoryChooser chooser = new DirectoryChooser();
                chooser.setTitle(title);
                yield chooser.showDialog(owner);
            }
        }).map(File::toPath);
    }

    private void show(Configuration now) {
        showing = true;
        names.setValue(now.get(Settings.DATASET_NAME));
        showing = false;
    }

    private void show(DataState state) {
        counts.setText(switch (state) {
            case DataState.Loading(String progress) -> progress.isEmpty() ? "loading\u2026" : progress;
            case DataState.Loaded(Dataset dataset) -> "%s training, %s%s test".formatted(Words.number(dataset.train().size()),
                    dataset.validation().map(part -> Words.number(part.size()) + " validation, ").orElse(""),
                    Words.number(dataset.test().size()));
            case DataState.Missing(_) -> "";
        });
    }

    /** Every name, and in the list where its data are. */
    private final class Name extends ListCell<DatasetKind> {
        private final boolean withPlace;

        Name(boolean withPlace) {
            this.withPlace = withPlace;
        }

        @Override
        protected void updateItem(@Nullable DatasetKind kind, boolean empty) {
            super.updateItem(kind, empty);
            setText(empty || kind == null ? "" : kind.label() + (withPlace ? place(kind) : ""));
        }

        private String place(DatasetKind kind) {
            return !(kind.origin() instanceof DatasetKind.Download) ? ""
                    : new Downloads(dataHome).has(kind.key()) ? " \u2013 on this machine" : " \u2013 to download";
        }
    }
}
