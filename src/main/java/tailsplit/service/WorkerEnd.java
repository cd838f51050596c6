package tailsplit.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tailsplit.file.InvalidInputException;
import tailsplit.file.ProcessIdentity;
import tailsplit.protocol.ExitCode;
import tailsplit.run.Obstacle;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;

/** Makes out why a worker ended, from what it left. */
final class WorkerEnd {
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private WorkerEnd() {}

    /**
     * Where the system does not tell when a process started, its number may be another's, and of a process of another
     * machine there is no telling: the heartbeat decides.
     */
    static boolean isAlive(ProcessIdentity worker, RunFolder folder) {
        return worker.isHere() ? isAliveHere(worker, folder)
                : status(folder).filter(said -> said.process().isSame(worker) && said.isAlive()).isPresent();
    }

    private static boolean isAliveHere(ProcessIdentity worker, RunFolder folder) {
        return worker.isAlive() && (worker.started().isPresent()
                || status(folder).filter(said -> said.heartbeat().isAfter(Instant.now().minus(SILENCE))).isPresent());
    }

    /** What cannot be read is no sign of life. */
    private static Optional<RunStatus> status(RunFolder folder) {
        try {
            return folder.status();
        } catch (InvalidInputException _) {
            return Optional.empty();
        }
    }

    /** @param exit empty where another process than this one started the worker */
    static QueuedRun settle(QueuedRun run, RunFolder folder, Optional<Integer> exit) {
        if (exit.filter(code -> code == ExitCode.UNTOLD).isPresent()) {
            return run.with(RunState.FAILED, Obstacle.in(folder));
        }
        Optional<RunStatus> last = folder.status().filter(said -> said.state().isOver()
                && said.process().isSame(run.worker().orElseThrow()));
        if (last.isPresent() && last.get().state() != RunState.STOPPED) {
            return run.with(last.get().state(), last.get().reason());
        }
        return switch (run.state()) {
            case PAUSING -> run.with(RunState.PAUSED);
            case STOPPING -> run.with(RunState.STOPPED);
            default -> last.isPresent() ? run.with(RunState.INTERRUPTED, "its worker process was told to end from outside")
                    : unexpected(run, folder, exit);
        };
    }

    private static QueuedRun unexpected(QueuedRun run, RunFolder folder, Optional<Integer> exit) {
        if (folder.result().filter(result -> result.state() == RunState.FINISHED).isPresent()) {
            return run.with(RunState.FINISHED);
        }
        String how = exit.map(ExitCode::ending).orElse("ended while no window watched it");
        return run.with(RunState.INTERRUPTED, "its worker process %s; its log says more".formatted(how));
    }
}
