package tailsplit.workbench.gpu;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import tailsplit.gpu.GpuReport;
import tailsplit.gpu.Libtorch;
import tailsplit.gpu.LibtorchSource;
import tailsplit.service.GpuSetup;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Dialogs;
import tailsplit.workbench.shared.FormGrid;

/** What there is to compute on, what of it is used, what is missing, and the ways to get it. */
public final class GpuPane extends VBox {
    private static final int WIDTH = 780;

    private final GpuModel model;
    private final Label found = text("gpu-found");
    private final Label used = text("gpu-used");
    private final Label missing = text("gpu-missing");
    private final Label news = text("gpu-news");
    private final Button download = new Button();
    private final MenuButton local = new MenuButton("Use one on this machine");
    private final Button again = new Button("Look again");
    private final Button remove = new Button("Remove\u2026");
    private final Label doing = text("gpu-work");
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button("Cancel");
    private final HBox ways = new HBox(8, download, local, remove, again);
    private final HBox work = new HBox(8, progress, doing, cancel);

    public GpuPane(GpuModel model) {
        super(8);
        this.model = model;
        setMaxWidth(WIDTH);
        missing.getStyleClass().add("state-warning");
        download.getStyleClass().add(Styles.ACCENT);
        download.setId("gpu-download");
        cancel.setId("gpu-cancel");
        remove.setId("gpu-remove");
        again.setId("gpu-again");
        progress.setPrefWidth(200);
        ways.setAlignment(Pos.CENTER_LEFT);
        work.setAlignment(Pos.CENTER_LEFT);
        MenuItem archive = new MenuItem("A downloaded archive\u2026");
        MenuItem folder = new MenuItem("Its folder, or a Python environment\u2026");
        local.getItems().addAll(archive, folder);
        HBox foundRow = row("Found", found);
        HBox usedRow = row("Used", used);
        HBox missingRow = row("Missing", missing);
        HBox newsRow = row("", news);
        getChildren().addAll(foundRow, usedRow, missingRow, newsRow, ways, work);
        Boxes.leaveNoGap(foundRow, usedRow, missingRow, newsRow, ways, work, download, local, remove);
        download.setOnAction(_ -> download());
        archive.setOnAction(_ -> archive());
        folder.setOnAction(_ -> folder());
        again.setOnAction(_ -> model.refresh());
        remove.setOnAction(_ -> remove());
        cancel.setOnAction(_ -> model.cancel());
        model.stateProperty().subscribe(this::show);
        model.refresh();
    }

    private void show(GpuModel.State state) {
        Optional<GpuReport> report = state.report();
        show(found, report.map(GpuReport::found).or(() -> Optional.of("looking\u2026")));
        show(used, report.map(GpuReport::used));
        show(missing, report.flatMap(GpuReport::missing));
        show(news, state.news().map(GpuModel.News::text));
        news.getStyleClass().removeAll("problem", "state-good");
        news.getStyleClass().add(state.news().filter(GpuModel.News::bad).isPresent() ? "problem" : "state-good");
        boolean installable = report.filter(GpuReport::installable).isPresent();
        boolean complete = installable && report.get().missing().isEmpty();
        download.setVisible(installable && !complete);
        download.setText(!installable ? "" : state.downloaded() ? "Try what was downloaded"
                : "Get it (%s)\u2026".formatted(GpuSetup.size()));
        local.setVisible(installable && !complete);
        remove.setVisible(complete || state.downloaded());
        ways.setVisible(state.work().isEmpty() && report.isPresent());
        work.setVisible(state.work().isPresent());
        state.work().ifPresent(now -> {
            doing.setText(now.text());
            progress.setProgress(now.share() < 0 ? ProgressIndicator.INDETERMINATE_PROGRESS : now.share());
        });
    }

    private static void show(Label label, Optional<String> text) {
        label.setText(text.orElse(""));
        label.getParent().setVisible(text.isPresent());
    }

    private void download() {
        boolean agreed = model.stateProperty().get().downloaded() || Dialogs.confirm(getScene().getWindow(), "Get what the GPU needs?",
                ("Tailsplit gets %s, once. Meanwhile up to three times as much room on the disk is needed. It contains "
                        + "CUDA under NVIDIA's licence.")
                        .formatted(GpuSetup.offer()) + " A download that breaks, or is cancelled, is continued the next time.", "Download");
        if (agreed) {
            model.install(new LibtorchSource.Network());
        }
    }

    private void archive() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("The archive of " + Libtorch.WANTED);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Archives", "*.zip"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            model.install(new LibtorchSource.Archive(chosen.toPath()));
        }
    }

    private void folder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("The folder of %s, or of a Python environment with it".formatted(Libtorch.WANTED));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.install(new LibtorchSource.Folder(chosen.toPath()));
        }
    }

    private void remove() {
        if (Dialogs.confirm(getScene().getWindow(), "Compute on the processor from now on?",
                "What was downloaded is deleted; a libtorch that you pointed to stays. Runs under way go on as they are.", "Remove")) {
            model.remove();
        }
    }

    private static HBox row(String name, Label text) {
        Label label = new Label(name);
        label.setMinWidth(FormGrid.NAMES);
        label.setPrefWidth(FormGrid.NAMES);
        label.setLabelFor(text);
        HBox row = new HBox(14, label, text);
        HBox.setHgrow(text, Priority.ALWAYS);
        return row;
    }

    private static Label text(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        return label;
    }
}
