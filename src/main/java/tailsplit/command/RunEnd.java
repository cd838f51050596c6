package tailsplit.command;

import java.util.Optional;
import tailsplit.file.ProcessIdentity;
import tailsplit.protocol.ExitCode;
import tailsplit.run.Obstacle;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;

/** Says how a run ended. */
final class RunEnd {
    private RunEnd() {}

    /**
     * Of a run that finished or diverged.
     *
     * @return the command's exit code
     */
    static int report(RunResult result) {
        if (result.state() == RunState.DIVERGED) {
            System.out.println("Diverged: " + result.reason().orElse("no reason is recorded"));
            return ExitCode.DIVERGED;
        }
        ScoreTable.print(result, System.out);
        return ExitCode.DONE;
    }

    /**
     * Of a run whose worker has just ended.
     *
     * @param worker     the process
     * @param workerExit its exit code
     * @return the command's own
     */
    static int report(RunFolder run, ProcessIdentity worker, int workerExit) {
        if (workerExit == ExitCode.UNTOLD) {
            System.err.println("tailsplit: training failed: " + Obstacle.in(run));
            return ExitCode.FAILED;
        }
        Optional<RunStatus> status = run.status(worker);
        RunState state = status.map(RunStatus::state).orElse(RunState.STARTING);
        if (workerExit == ExitCode.TAKEN) {
            System.err.println("tailsplit: %s is being trained by another process".formatted(run.path()));
            return ExitCode.INVALID_INPUT;
        }
        if (!state.isOver()) {
            System.err.println("tailsplit: the worker process %s; see %s".formatted(ExitCode.ending(workerExit), run.log()));
            return ExitCode.FAILED;
        }
        return switch (state) {
            case STOPPED -> {
                System.err.println("tailsplit: stopped after epoch %d; continue with --resume"
                        .formatted(status.orElseThrow().epoch()));
                yield ExitCode.STOPPED;
            }
            case FAILED -> {
                System.err.println("tailsplit: " + status.orElseThrow().reason().orElse("see " + run.log()));
                yield workerExit == ExitCode.INVALID_INPUT ? ExitCode.INVALID_INPUT : ExitCode.FAILED;
            }
            default -> report(run.result().orElseThrow());
        };
    }
}
