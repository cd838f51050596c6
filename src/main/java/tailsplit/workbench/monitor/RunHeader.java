package tailsplit.workbench.monitor;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
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
import tailsplit.service.Phase;
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
    private RunItem item;
    private String device = "";

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
        pause.setOnAction(_ -> actions.pause(item));
        resume.setOnAction(_ -> actions.resume(item));
        stop.setOnAction(_ -> actions.stop(item));
        evaluate.setId("evaluate-run");
        evaluate.setTooltip(new Tooltip("Score a checkpoint without training: other images, logit adjustment, tau-normalisation"));
        evaluate.setOnAction(_ -> actions.evaluate(item));
        Boxes.leaveNoGap(pause, resume, stop, progress);
        for (Region each : List.of(pause, resume, stop, evaluate)) {
            each.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(Boxes.row(10, title, Boxes.space(), pause, resume, stop, evaluate, more(actions)),
                Boxes.row(10, progress, progressText), reason);
    }

    private MenuButton more(RunView.Actions actions) {
        design.setOnAction(_ -> actions.design(item));
        MenuItem folder = new MenuItem("Open the run's folder");
        folder.setOnAction(_ -> actions.openFolder(item));
        MenuItem tensorBoard = new MenuItem("Write for TensorBoard");
        tensorBoard.setOnAction(_ -> actions.writeTensorBoard(item));
        afresh.setOnAction(_ -> actions.startAfresh(item));
        remove.setOnAction(_ -> actions.remove(item));
        MenuButton more = new MenuButton("More", null, design, folder, tensorBoard, afresh, remove);
        more.setMinWidth(USE_PREF_SIZE);
        return more;
    }

    void show(RunItem shown) {
        if (item == null || !item.run().equals(shown.run())) {
            device = "";
            title.setTooltip(null);
        }
        item = shown;
        title.setText(shown.title());
        Phase phase = shown.phase();
        boolean queued = shown.queued().isPresent();
        boolean stopping = phase == Phase.STOPPING || phase == Phase.PAUSING;
        pause.setVisible(queued && (phase == Phase.RUNNING || phase == Phase.WAITING));
        boolean readable = shown.summary().problem().isEmpty();
        resume.setVisible(phase.isResumable() && readable);
        stop.setVisible(phase == Phase.RUNNING || shown.isInSlurm() || queued
                && (phase == Phase.WAITING || phase == Phase.PAUSED || stopping));
        stop.setText(shown.isInSlurm() ? "Cancel" : stopping ? "Stop now" : "Stop");
        afresh.setDisable(phase.isActive() || shown.isInSlurm() || !readable);
        design.setDisable(!readable);
        evaluate.setDisable(!readable || shown.summary().status().isEmpty());
        remove.setDisable(!queued || phase.isActive());
        say(shown.reason());
        show(shown.summary().status());
    }

    /** Why the run is where it is; nothing where that is clear. */
    void say(String sentence) {
        reason.setText(sentence);
    }

    void show(Provenance from) {
        device = " \u00b7 %s, %s".formatted(from.device().toUpperCase(Locale.ROOT), Words.count(from.threads(), "thread"));
        title.setTooltip(new Tooltip("%s, %s, %s\nTailsplit %s, libtorch %s".formatted(from.device(), Words.count(from.threads(), "thread"),
                from.precision(), from.tailsplit(), from.pytorch())));
    }

    void show(Optional<RunStatus> status) {
        Phase phase = item.phase();
        progress.setVisible(phase.isActive());
        progress.setProgress(status.map(RunItem::progress).orElse(0.0));
        progressText.setText(status.filter(_ -> !item.isStarting())
                .map(now -> phase.isActive() ? active(now) : ended(now, phase)).orElse(item.state()));
    }

    private String ended(RunStatus now, Phase phase) {
        return "%s, %d of %d epochs".formatted(phase == Phase.FINISHED ? "finished" : item.state(), now.epoch(), now.epochs());
    }

    private String active(RunStatus now) {
        if (now.batches() == 0 && now.epoch() == 0) {
            return "starting";
        }
        String speed = Double.isNaN(now.imagesPerSecond()) ? "" : " \u00b7 %,.0f images/s".formatted(now.imagesPerSecond());
        String left = now.secondsLeft() > 0 ? " \u00b7 " + RunItem.timeLeft(now) + " left" : "";
        String memory = Double.isNaN(now.memory()) ? "" : " \u00b7 %.1f GB".formatted(now.memory() / 1e9);
        String batch = now.batches() == 0 ? "" : " \u00b7 batch %d of %d".formatted(now.batch(), now.batches());
        String elsewhere = now.elsewhere().map(" \u00b7 on "::concat).orElse("");
        return "epoch %d of %d%s%s%s%s%s%s".formatted(Math.min(now.epochs(), now.epoch() + 1), now.epochs(), batch,
                left, speed, device, memory, elsewhere);
    }
}
