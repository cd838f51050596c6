package tailsplit.workbench.design;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tailsplit.dataset.Catalogue;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.Downloads;
import tailsplit.download.RemoteFile;
import tailsplit.experiment.Settings;
import tailsplit.workbench.dataset.DataState;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.task.Background;

/** What there is to say of an experiment's data: what was left out of them, or why they are not at hand and the ways to get them. */
public final class DatasetNotice extends VBox {
    private final DesignModel model;
    private final DatasetStore datasets;
    private final Background background;
    private final Label text = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button download = new Button();
    private final Button cancel = new Button("Cancel");
    private final Button locate = new Button("Use files on this machine\u2026");
    private AtomicBoolean cancelled = new AtomicBoolean();
    private boolean downloading;

    public DatasetNotice(DesignModel model, DatasetStore datasets, Background background) {
        super(6);
        this.model = model;
        this.datasets = datasets;
        this.background = background;
        getStyleClass().add("notice");
        setId("dataset-notice");
        managedProperty().bind(visibleProperty());
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        progress.setPrefWidth(240);
        HBox.setHgrow(progress, Priority.SOMETIMES);
        HBox row = new HBox(8, download, locate, progress, cancel);
        row.visibleProperty().bind(download.visibleProperty().or(locate.visibleProperty()).or(progress.visibleProperty()));
        row.managedProperty().bind(row.visibleProperty());
        row.setAlignment(Pos.CENTER_LEFT);
        download.getStyleClass().add(Styles.ACCENT);
        for (var node : List.of(download, locate, progress, cancel)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        getChildren().addAll(text, row);
        download.setOnAction(_ -> download());
        cancel.setOnAction(_ -> cancelled.set(true));
        locate.setOnAction(_ -> locate());
        model.dataProperty().subscribe(this::show);
    }

    private String name() {
        return model.configuration().text(Settings.DATASET_NAME);
    }

    private void show(DataState state) {
        List<String> told = state instanceof DataState.Loaded(Dataset dataset) ? dataset.notices() : List.of();
        setVisible(state instanceof DataState.Missing || !told.isEmpty() || downloading);
        if (downloading) {
            return;
        }
        progress.setVisible(false);
        cancel.setVisible(false);
        if (!told.isEmpty()) {
            text.setText(String.join("\n", told));
            download.setVisible(false);
            locate.setVisible(false);
        }
        if (state instanceof DataState.Missing(String problem)) {
            Optional<List<RemoteFile>> items = Optional.ofNullable(Catalogue.items().get(name()));
            boolean absent = items.isPresent() && !new Downloads(datasets.dataHome()).has(name())
                    && model.configuration().get(Settings.DATASET_PATH).isEmpty();
            text.setText(absent ? "This data set is not on this machine yet." : problem);
            download.setVisible(absent);
            items.ifPresent(found -> download.setText("Download" + size(found)));
            locate.setVisible(true);
        }
    }

    private static String size(List<RemoteFile> items) {
        long bytes = items.stream().mapToLong(item -> item.bytes().orElse(0)).sum();
        return bytes == 0 ? "" : String.format(Locale.ROOT, " (%,.0f MB)", bytes / 1e6);
    }

    private void download() {
        String name = name();
        AtomicBoolean stop = new AtomicBoolean();
        cancelled = stop;
        downloading(true);
        text.setText("Downloading from %s\u2026".formatted(Catalogue.items(name).getFirst().address().getHost()));
        background.run(() -> new Downloads(datasets.dataHome()).download(name,
                (file, bytes, total) -> background.onWindow(() -> arrived(file, bytes, total)), stop::get),
                _ -> ended("", name), problem -> ended(stop.get() ? "" : problem, name));
    }

    private void arrived(String file, long bytes, OptionalLong total) {
        progress.setProgress(total.isPresent() ? (double) bytes / total.getAsLong() : ProgressBar.INDETERMINATE_PROGRESS);
        text.setText(String.format(Locale.ROOT, "Downloading %s: %,.1f MB%s", file, bytes / 1e6,
                total.isPresent() ? String.format(Locale.ROOT, " of %,.1f", total.getAsLong() / 1e6) : ""));
    }

    private void ended(String problem, String name) {
        downloading(false);
        if (name.equals(name())) {
            model.reload();
        }
        show(model.dataProperty().get());
        if (!problem.isEmpty() && name.equals(name())) {
            show(new DataState.Missing(problem));
            text.setText(problem);
            setVisible(true);
        }
    }

    private void downloading(boolean now) {
        downloading = now;
        progress.setVisible(now);
        progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        cancel.setVisible(now);
        download.setVisible(!now);
        locate.setVisible(!now);
    }

    private void locate() {
        DatasetChooser.askPath(model.configuration().get(Settings.DATASET_NAME), getScene().getWindow()).ifPresent(path ->
                model.set(Settings.DATASET_PATH, Optional.of(path)));
    }
}
