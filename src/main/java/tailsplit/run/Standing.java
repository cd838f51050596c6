package tailsplit.run;

import java.util.Optional;
import tailsplit.metric.Accuracy;

/**
 * Where a run stands, with what there is to say about it.
 *
 * @param where    it is, such as {@code on node7}; empty for this machine
 * @param epoch    epochs completed
 * @param epochs   in all; 0 where that is not known
 * @param accuracy on the test images after the last epoch, a fraction from 0 to 1; NaN where it has not finished
 * @param reason   why it is there, within a sentence
 */
public record Standing(RunState state, Optional<String> where, int epoch, int epochs, double accuracy, Optional<String> reason) {
    private static final String NO_REASON = "no reason is recorded";

    public static final Standing MISSING = of(RunState.MISSING, Optional.empty());

    /** Of a run whose folder has nothing to add. */
    public static Standing of(RunState state, Optional<String> reason) {
        return new Standing(state, Optional.empty(), 0, 0, Double.NaN, reason);
    }

    /** As its folder tells. A process that is alive counts most, then a result; one that ended or is silent is found out here. */
    public static Standing of(Optional<RunStatus> status, Optional<RunResult> result) {
        Standing begun = of(RunState.NOT_BEGUN, Optional.empty()).after(status);
        if (result.isPresent() && status.filter(RunStatus::isAlive).isEmpty()) {
            return begun.ended(result.get());
        }
        return status.map(said -> begun.told(said)).orElse(begun);
    }

    private Standing ended(RunResult result) {
        double reached = result.last().map(last -> last.scores().of(Accuracy.METRIC)).orElse(Double.NaN);
        return new Standing(result.state(), Optional.empty(), epoch, epochs, reached,
                result.state() == RunState.DIVERGED ? result.reason().or(() -> Optional.of(NO_REASON)) : result.reason());
    }

    private Standing told(RunStatus status) {
        if (status.state() == RunState.FINISHED) {
            return with(RunState.INTERRUPTED, "its result.json is gone; resumed, the run writes it anew");
        }
        if (status.state().isOver()) {
            return with(status.state(), status.state() == RunState.FAILED ? status.reason().or(() -> Optional.of(NO_REASON))
                    : status.reason());
        }
        if (!status.isAlive()) {
            return with(RunState.INTERRUPTED, "its process ended unexpectedly");
        }
        return with(status.isSilent() ? RunState.UNRESPONSIVE : status.state(), status.reason()).at(status.elsewhere().map("on "::concat));
    }

    /** The same progress in another state. */
    public Standing with(RunState other, Optional<String> why) {
        return new Standing(other, where, epoch, epochs, accuracy, why);
    }

    /** The same progress in another state. */
    public Standing with(RunState other, String why) {
        return with(other, Optional.of(why));
    }

    /** @param place such as {@code on node7} */
    public Standing at(Optional<String> place) {
        return new Standing(state, place, epoch, epochs, accuracy, reason);
    }

    /** With the epochs that a status tells. */
    public Standing after(Optional<RunStatus> status) {
        return status.map(said -> new Standing(state, where, said.epoch(), said.epochs(), accuracy, reason)).orElse(this);
    }

    /** Within a sentence: {@code running on node7, epoch 3 of 200}, {@code stopped after epoch 3 of 200}, {@code failed: out of memory}. */
    public String text() {
        return state.label() + where.map(" "::concat).orElse("") + progress() + reason.map(": "::concat).orElse("");
    }

    private String progress() {
        if (state == RunState.FINISHED) {
            return Double.isNaN(accuracy) ? "" : ", " + Accuracy.METRIC.text(accuracy);
        }
        if (state.isActive()) {
            return epochs == 0 ? "" : ", epoch %d of %d".formatted(Math.min(epochs, epoch + 1), epochs);
        }
        return epoch == 0 || state == RunState.DIVERGED ? "" : " after epoch %d of %d".formatted(epoch, epochs);
    }
}
