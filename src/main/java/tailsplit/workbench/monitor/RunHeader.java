package tailsplit.workbench.monitor;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tailsplit.run.Provenance;
import tailsplit.run.RunStatus;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.shared.Words;

/** Which run is shown, where it stands, and what can be done with it. */
final class RunHeader extends VBox {
    private final Label title = new Label();
    private final Label progressText = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label reason = new Label();
    private final Button pause = new Button("Pause");
    private final Button resume = new Button("Resume");
    private final Button stop = new Button("Stop");
    private final Button evaluate = new Button("Evaluate\u2026");
    private final MenuItem afresh = new MenuItem("Train again from the start\u2026");
    private final MenuItem design = new MenuItem("Open in the designer");
    private final MenuItem remove = new MenuItem("Remove from the queue");
    private Optional<RunItem> item = Optional.empty();
    private Optional<Provenance> provenance = Optional.empty();

    RunHeader(RunView.Actions actions) {
        super(2);
        getStyleClass().add("screen-header");
        Labels.titled(title);
        title.setId("run-title");
        title.setMinWidth(0);
        reason.setId("run-reason");
        Labels.sentence(reason, "state-warning");
        progressText.setId("run-progress");
        progressText.getStyleClass().add(Styles.TEXT_MUTED);
        progressText.setMinWidth(0);
        progress.setPrefWidth(160);
        progress.getStyleClass().add("thin");
        pause.setId("pause");
        resume.setId("resume");
        stop.setId("stop");
        pause.setOnAction(_ -> item.ifPresent(actions::pause));
        resume.setOnAction(_ -> item.ifPresent(actions::resume));
        stop.setOnAction(_ -> item.ifPresent(actions::stop));
        evaluate.setId("evaluate-run");
        evaluate.setTooltip(new Tooltip("Score a checkpoint without training: other images, logit adjustment, tau-normalisation"));
        evaluate.setOnAction(_ -> item.ifPresent(actions::evaluate));
        Boxes.leaveNoGap(pause, resume, stop, progress);
        for (Region each : List.of(pause, resume, stop, evaluate)) {
            each.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(Boxes.row(10, title, Boxes.space(), pause, resume, stop, evaluate, more(actions)),
                Boxes.row(10, progress, progressText), reason);
    }

    private MenuButton more(RunView.Actions actions) {
        design.setOnAction(_ -> item.ifPresent(actions::design));
        MenuItem folder = new MenuItem("Open the run's folder");
        folder.setOnAction(_ -> item.ifPresent(actions::openFolder));
        MenuItem tensorBoard = new MenuItem("Write for TensorBoard");
        tensorBoard.setOnAction(_ -> item.ifPresent(actions::writeTensorBoard));
        afresh.setOnAction(_ -> item.ifPresent(actions::startAfresh));
        remove.setOnAction(_ -> item.ifPresent(actions::remove));
        MenuButton more = new MenuButton("More", null, design, folder, tensorBoard, afresh, remove);
        more.setMinWidth(USE_PREF_SIZE);
        return more;
    }

    void show(RunItem shown) {
        if (item.filter(before -> before.run().equals(shown.run())).isEmpty()) {
            provenance = Optional.empty();
            title.setTooltip(null);
        }
        item = Optional.of(shown);
        title.setText(shown.title());
        RunOffers offers = RunOffers.of(shown);
        pause.setVisible(offers.pause());
        resume.setVisible(offers.resume());
        stop.setVisible(offers.stop().isPresent());
        stop.setText(offers.stop().orElse("Stop"));
        afresh.setDisable(!offers.startAfresh());
        design.setDisable(!offers.design());
        evaluate.setDisable(!offers.evaluate());
        remove.setText(shown.queued().isPresent() ? "Remove from the queue" : "Remove from the workspace");
        remove.setDisable(!offers.remove());
        say(shown.reason());
        show(shown.summary().status());
    }

    /** Why the run is where it is; nothing where that is clear. */
    void say(String sentence) {
        reason.setText(sentence);
    }

    void show(Provenance from) {
        provenance = Optional.of(from);
        title.setTooltip(new Tooltip("%s, %s, %s\nTailsplit %s, libtorch %s".formatted(from.device(), Words.count(from.threads(), "thread"),
                from.precision(), from.tailsplit(), from.pytorch())));
    }

    void show(Optional<RunStatus> status) {
        item.ifPresent(shown -> {
            progress.setVisible(shown.state().isActive());
            progress.setProgress(status.map(RunItem::progress).orElse(0.0));
            progressText.setText(RunProgress.of(shown, status, provenance));
        });
    }
}
