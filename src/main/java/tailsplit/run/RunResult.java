package tailsplit.run;

import java.util.Optional;

/**
 * What a run came to, result.json.
 *
 * @param reason             why it ended as it did, where it did not finish
 * @param last               the last epoch; empty where none was completed
 * @param best               the epoch with the highest test accuracy, the first of equal ones
 * @param validationSelected the epoch with the highest validation accuracy, where there is a validation part
 */
public record RunResult(
        RunState state,
        Optional<String> reason,
        Optional<ScoredEpoch> last,
        Optional<ScoredEpoch> best,
        Optional<ScoredEpoch> validationSelected) {}
