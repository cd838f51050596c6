package tailsplit.results;

import java.util.Optional;
import java.util.function.Function;
import tailsplit.run.RunResult;
import tailsplit.run.ScoredEpoch;

/** Which epoch of a run counts. */
public enum Selection {
    LAST(ScoredEpoch.LAST, RunResult::last),
    /** The best on the test images: the field's habit, and too good. */
    TEST(ScoredEpoch.TEST_SELECTED, RunResult::best),
    VALIDATION(ScoredEpoch.VALIDATION_SELECTED, RunResult::validationSelected);

    private final String label;
    private final Function<RunResult, Optional<ScoredEpoch>> epoch;

    Selection(String label, Function<RunResult, Optional<ScoredEpoch>> epoch) {
        this.label = label;
        this.epoch = epoch;
    }

    Optional<ScoredEpoch> of(RunResult result) {
        return epoch.apply(result);
    }

    public String label() {
        return label;
    }
}
