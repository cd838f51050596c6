package tailsplit.service;

import java.util.Optional;
import tailsplit.file.ProcessIdentity;

/**
 * A run in the queue.
 *
 * @param run     the name of its folder
 * @param device  as the setting {@code training.device} has it; what auto has come to, once that is known
 * @param threads that it computes with, fixed because they change the last digits
 * @param reason  why it is where it is, a sentence for the user
 * @param worker  the process that trains it, or the last one that did
 */
public record QueuedRun(
        String run,
        String device,
        int threads,
        Phase phase,
        Optional<String> reason,
        Optional<ProcessIdentity> worker) {
    static QueuedRun waiting(String run, String device, int threads) {
        return new QueuedRun(run, device, threads, Phase.WAITING, Optional.empty(), Optional.empty());
    }

    QueuedRun with(Phase next) {
        return new QueuedRun(run, device, threads, next, Optional.empty(), worker);
    }

    QueuedRun with(Phase next, String why) {
        return new QueuedRun(run, device, threads, next, Optional.of(why), worker);
    }

    QueuedRun on(String actual) {
        return new QueuedRun(run, actual, threads, phase, reason, worker);
    }

    QueuedRun startedBy(ProcessIdentity process) {
        return new QueuedRun(run, device, threads, Phase.RUNNING, Optional.empty(), Optional.of(process));
    }
}
