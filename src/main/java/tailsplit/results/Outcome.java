package tailsplit.results;

import java.util.Optional;
import tailsplit.experiment.RunSummary;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;

/** What a run has come to so far. */
public sealed interface Outcome {
    /** In one or two words, with the reason where there is one. */
    String text();

    record Finished(RunResult result) implements Outcome {
        @Override
        public String text() {
            return "finished";
        }
    }

    record Diverged(String reason) implements Outcome {
        @Override
        public String text() {
            return "diverged: " + reason;
        }
    }

    /** Failed, or its worker ended without a word. */
    record Failed(String reason) implements Outcome {
        @Override
        public String text() {
            return "failed: " + reason;
        }
    }

    /** Being trained. */
    record Running(int epoch, int epochs) implements Outcome {
        @Override
        public String text() {
            return "running, epoch %d of %d".formatted(epoch, epochs);
        }
    }

    /** Stopped or not begun. */
    record Open(int epoch, int epochs) implements Outcome {
        @Override
        public String text() {
            return epoch == 0 ? "waiting" : "stopped after epoch %d of %d".formatted(epoch, epochs);
        }
    }

    /** There is no such run. */
    record Missing() implements Outcome {
        @Override
        public String text() {
            return "missing";
        }
    }

    static Outcome of(RunSummary run) {
        Optional<RunResult> result = run.result();
        if (result.isPresent()) {
            return result.get().state() == RunState.DIVERGED
                    ? new Diverged(result.get().reason().orElse("no reason is recorded")) : new Finished(result.get());
        }
        if (run.status().isEmpty()) {
            return run.problem().<Outcome>map(Failed::new).orElse(new Open(0, 0));
        }
        RunStatus status = run.status().get();
        if (status.state() == RunState.FAILED) {
            return new Failed(status.reason().orElse("no reason is recorded"));
        }
        if (status.state() == RunState.STOPPED) {
            return new Open(status.epoch(), status.epochs());
        }
        return status.isAlive() ? new Running(status.epoch(), status.epochs())
                : new Failed("its worker process ended unexpectedly after epoch %d".formatted(status.epoch()));
    }
}
