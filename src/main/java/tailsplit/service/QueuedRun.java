package tailsplit.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Optional;
import tailsplit.file.ProcessIdentity;
import tailsplit.gpu.ComputeDevice;
import tailsplit.run.RunState;
import tailsplit.run.Standing;

/**
 * A run in the queue.
 *
 * @param run     the name of its folder
 * @param device  as the setting {@code training.device} has it; what auto has come to, once that is known
 * @param threads that it computes with, fixed because they change the last digits
 * @param reason  why it is where it is, within a sentence
 * @param worker  the process that trains it, or the last one that did
 */
public record QueuedRun(
        String run,
        ComputeDevice device,
        int threads,
        @JsonProperty("phase") RunState state,
        Optional<String> reason,
        Optional<ProcessIdentity> worker) {
    public QueuedRun {
        if (!Path.of(run).equals(Path.of(run).getFileName()) || run.startsWith(".")) {
            throw new IllegalArgumentException("not the name of a folder: " + run);
        }
    }

    static QueuedRun waiting(String run, ComputeDevice device, int threads) {
        return new QueuedRun(run, device, threads, RunState.WAITING, Optional.empty(), Optional.empty());
    }

    QueuedRun with(RunState next) {
        return with(next, Optional.empty());
    }

    QueuedRun with(RunState next, String why) {
        return with(next, Optional.of(why));
    }

    QueuedRun with(RunState next, Optional<String> why) {
        return new QueuedRun(run, device, threads, next, why, worker);
    }

    /**
     * Where it stands.
     *
     * @param there as its folder tells, which may be of an earlier process
     */
    public Standing standing(Standing there) {
        return state != RunState.RUNNING ? there.with(state, reason)
                : there.state().isActive() ? there : there.with(RunState.STARTING, reason);
    }

    QueuedRun on(ComputeDevice actual) {
        return new QueuedRun(run, actual, threads, state, reason, worker);
    }

    QueuedRun startedBy(ProcessIdentity process) {
        return new QueuedRun(run, device, threads, RunState.RUNNING, Optional.empty(), Optional.of(process));
    }
}
