package tailsplit.workbench;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.RunRequest;
import tailsplit.run.RunResult;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.monitor.RunItem;
import tailsplit.workbench.monitor.RunsModel;
import tailsplit.workbench.task.Background;

/** Trains the experiment that is designed, here or in Slurm; one that has a run already shows it. */
final class ExperimentStart {
    private final OpenWorkspace opened;
    private final RunsModel runs;
    private final BiConsumer<String, String> shown;
    private final Consumer<String> failed;

    /**
     * @param shown  hears which run is to be looked at, and what to say of it, or ""
     * @param failed hears why there is no run, a sentence
     */
    ExperimentStart(OpenWorkspace opened, RunsModel runs, BiConsumer<String, String> shown, Consumer<String> failed) {
        this.opened = opened;
        this.runs = runs;
        this.shown = shown;
        this.failed = failed;
    }

    /** An experiment that cannot be run yet is left alone. */
    void start() {
        opened.design().draft().flatMap(Draft::prepared).ifPresent(prepared -> start(prepared.configuration()));
    }

    private void start(Configuration configuration) {
        String run = opened.workspace().runFolder(configuration).getFileName().toString();
        Optional<RunItem> known = runs.find(run);
        if (known.flatMap(item -> item.summary().result()).filter(ExperimentStart::isEnd).isPresent()) {
            shown.accept(run, "This experiment has been trained already: here is its run.");
        } else if (known.filter(RunItem::isInSlurm).isPresent()) {
            shown.accept(run, "This experiment is in Slurm already: here is its run.");
        } else {
            opened.backends().chosen().submit(run, List.of(new RunRequest(run, run, configuration)), 0)
                    .whenComplete((_, problem) -> opened.background().onWindow(() -> {
                        if (problem != null) {
                            failed.accept(Background.sentence(problem));
                        } else {
                            shown.accept(run, "");
                        }
                    }));
        }
    }

    private static boolean isEnd(RunResult result) {
        return result.state().isOver();
    }
}
