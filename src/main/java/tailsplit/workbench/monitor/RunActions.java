package tailsplit.workbench.monitor;

import java.awt.Desktop;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.stage.Window;
import tailsplit.file.InvalidInputException;
import tailsplit.results.TensorBoard;
import tailsplit.service.TrainingService;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.evaluation.EvaluationDialog;
import tailsplit.workbench.evaluation.EvaluationModel;
import tailsplit.workbench.shared.Dialogs;
import tailsplit.workbench.slurm.SlurmModel;
import tailsplit.workbench.task.Background;

/** What can be done with a run, with the questions that come before and the refusals that come after. */
final class RunActions implements RunView.Actions {
    private final Node screen;
    private final RunControl control;
    private final Background background;
    private final DatasetStore datasets;
    private final Consumer<RunItem> designer;

    /**
     * @param screen   in whose window questions are asked
     * @param designer opens a run's experiment in the designer
     */
    RunActions(Node screen, TrainingService service, Background background, DatasetStore datasets, SlurmModel slurm,
            Consumer<RunItem> designer) {
        this.screen = screen;
        control = new RunControl(service, slurm);
        this.background = background;
        this.datasets = datasets;
        this.designer = designer;
    }

    void hold(boolean held) {
        done(control.hold(held));
    }

    /** @param places in the queue, below 0 for earlier */
    void move(RunItem item, int places) {
        done(control.move(item, places));
    }

    @Override
    public void pause(RunItem item) {
        done(control.pause(item));
    }

    @Override
    public void resume(RunItem item) {
        done(control.resume(item));
    }

    @Override
    public void stop(RunItem item) {
        if (!control.stopsNow(item) || Dialogs.confirm(window(), "Stop this run now?",
                "It stops without finishing its current step. What it did since its last checkpoint is lost.", "Stop now")) {
            done(control.stop(item));
        }
    }

    @Override
    public void startAfresh(RunItem item) {
        if (Dialogs.confirm(window(), "Train this run again from the start?",
                "Its curves, checkpoints and results so far are deleted.", "Train again")) {
            done(control.startAfresh(item));
        }
    }

    @Override
    public void remove(RunItem item) {
        if (item.queued().isPresent() || Dialogs.confirm(window(), "Remove this run?",
                "Its folder is deleted with all that is in it: " + item.summary().folder().path(), "Remove")) {
            done(control.remove(item));
        }
    }

    @Override
    public void design(RunItem item) {
        designer.accept(item);
    }

    @Override
    public void openFolder(RunItem item) {
        background.run(() -> {
            if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
                throw new InvalidInputException("The folder is " + item.summary().folder().path());
            }
            Desktop.getDesktop().open(item.summary().folder().path().toFile());
            return true;
        }, _ -> {}, problem -> Dialogs.problem(window(), "The folder cannot be opened here", problem));
    }

    @Override
    public void writeTensorBoard(RunItem item) {
        background.run(() -> TensorBoard.write(item.summary().folder()),
                file -> Dialogs.told(window(), "Written for TensorBoard",
                        "Start it with: tensorboard --logdir \"%s\"".formatted(file.getParent())),
                problem -> Dialogs.problem(window(), "The file was not written", problem));
    }

    @Override
    public void evaluate(RunItem item) {
        EvaluationModel model = new EvaluationModel(item.summary().folder(), datasets.dataHome(), background);
        new EvaluationDialog(window(), item.title(), model).show();
    }

    /** A change that the queue refused is said. */
    private void done(CompletableFuture<?> change) {
        change.whenComplete((_, problem) -> {
            if (problem != null) {
                String sentence = Background.sentence(problem);
                background.onWindow(() -> Dialogs.problem(window(), "This cannot be done", sentence));
            }
        });
    }

    private Window window() {
        return screen.getScene().getWindow();
    }
}
