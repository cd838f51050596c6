package tailsplit.command;

import java.util.Optional;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunStatus;
import tailsplit.worker.ExitCode;

/** Says how a run ended. */
final class RunEnd {
    private RunEnd() {}

    /**
     * @param workerExit the worker's exit code
     * @return the command's own
     */
    static int report(RunFolder run, int workerExit) {
        Optional<RunStatus> status = run.status();
        String reason = status.flatMap(RunStatus::reason).orElse("");
        switch (status.map(RunStatus::state).orElse(null)) {
            case FINISHED -> {
                RunResult result = run.result().orElseThrow();
                ScoreTable.print(result, System.out);
                return ExitCode.DONE;
            }
            case DIVERGED -> {
                System.out.println("Diverged: " + reason);
                return ExitCode.DIVERGED;
            }
            case STOPPED -> {
                System.err.println("tailsplit: stopped after epoch %d; continue with --resume"
                        .formatted(status.get().epoch()));
                return ExitCode.STOPPED;
            }
            case FAILED -> {
                System.err.println("tailsplit: " + reason);
                return workerExit == ExitCode.INVALID_INPUT ? ExitCode.INVALID_INPUT : ExitCode.FAILED;
            }
            case null, default -> {
                System.err.println("tailsplit: the worker process ended unexpectedly (exit code %d); see %s"
                        .formatted(workerExit, run.log()));
                return ExitCode.FAILED;
            }
        }
    }
}
