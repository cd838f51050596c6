package tailsplit.workbench.monitor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tailsplit.experiment.TrainingBackend;
import tailsplit.run.RunState;
import tailsplit.service.LocalBackend;
import tailsplit.service.TrainingService;
import tailsplit.workbench.slurm.SlurmModel;

/** Changes what becomes of a run, whoever trains it: the queue, Slurm, or the command line. */
final class RunControl {
    private final TrainingService service;
    private final TrainingBackend here;
    private final SlurmModel slurm;

    RunControl(TrainingService service, SlurmModel slurm) {
        this.service = service;
        here = new LocalBackend(service);
        this.slurm = slurm;
    }

    CompletableFuture<?> hold(boolean held) {
        return service.hold(held);
    }

    /** @param places in the queue, below 0 for earlier */
    CompletableFuture<?> move(RunItem item, int places) {
        return service.move(item.run(), places);
    }

    CompletableFuture<?> pause(RunItem item) {
        return service.pause(item.run());
    }

    CompletableFuture<?> resume(RunItem item) {
        return backend(item).resume(List.of(item.run()));
    }

    /** Whoever has the run; this machine takes one that nobody has. */
    private TrainingBackend backend(RunItem item) {
        return item.slurm().isPresent() ? slurm : here;
    }

    /** Whether stopping it once more ends its process at once, which loses what came after its last checkpoint. */
    boolean stopsNow(RunItem item) {
        return !item.isInSlurm() && item.queued().isPresent()
                && (item.state() == RunState.STOPPING || item.state() == RunState.PAUSING);
    }

    /** After its current step, where it was not asked before. */
    CompletableFuture<?> stop(RunItem item) {
        return stopsNow(item) ? service.kill(item.run()) : backend(item).stop(List.of(item.run()));
    }

    /** Deletes what it has done. */
    CompletableFuture<?> startAfresh(RunItem item) {
        return service.startAfresh(item.run());
    }

    /** Takes it out of the queue; deletes one that is in no queue and broken. */
    CompletableFuture<?> remove(RunItem item) {
        return item.queued().isPresent() ? service.remove(item.run()) : service.discard(item.run());
    }
}
