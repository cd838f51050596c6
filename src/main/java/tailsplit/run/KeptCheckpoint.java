package tailsplit.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A checkpoint that is there.
 *
 * @param selections what of a finished run it is: {@link ScoredEpoch#LAST} and the like
 */
public record KeptCheckpoint(int epoch, List<String> selections) {
    public KeptCheckpoint {
        selections = List.copyOf(selections);
    }

    static KeptCheckpoint of(int epoch, Optional<RunResult> result) {
        return new KeptCheckpoint(epoch, result.stream()
                .flatMap(ended -> Stream.of(ended.last(), ended.best(), ended.validationSelected())).flatMap(Optional::stream)
                .filter(scored -> scored.epoch() == epoch).map(ScoredEpoch::selection).toList());
    }

    /** "10 (last, test-selected)". */
    public String text() {
        return selections.isEmpty() ? String.valueOf(epoch) : "%d (%s)".formatted(epoch, String.join(", ", selections));
    }
}
