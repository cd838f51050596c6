package tailsplit.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tailsplit.loss.Rule;
import tailsplit.loss.RuleKind;
import tailsplit.network.PrecisionChoice;
import tailsplit.splitting.PseudoCounts;
import tailsplit.splitting.PseudoCounts.Source;
import tailsplit.splitting.SplittingMethod;

/**
 * A mistake that was mended: what some configurations compute has changed since version 0.1.0. Their runs have another hash than
 * before, and those of before are told by theirs.
 */
public enum Revision {
    COSINE_START("the cosine classifier began with long weights", c -> c.get(Settings.LOSS_NAME).of(c).cosineScale().isPresent()),
    BALANCED_COUNTS("losses and draws counted an image as often as it was drawn",
            c -> c.get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS
                    && List.of(RuleKind.RESAMPLING, RuleKind.DRS).contains(c.get(Settings.RULE_NAME))
                    && c.get(Rule.SAMPLER) == Rule.Sampler.ATTACHED
                    && (c.get(Rule.RESAMPLE_OVER) == Rule.Over.SUBCLASSES
                            || c.get(Settings.LOSS_NAME).of(c).needsCounts() && c.get(PseudoCounts.SOURCE) != Source.REAL)),
    POOLING("features were averaged in bfloat16", c -> c.get(Settings.TRAINING_PRECISION) == PrecisionChoice.BF16);

    private final String before;
    private final Predicate<Configuration> changed;

    Revision(String before, Predicate<Configuration> changed) {
        this.before = before;
        this.changed = changed;
    }

    /** Those that changed what a configuration computes. */
    static List<Revision> of(Configuration configuration) {
        return Arrays.stream(values()).filter(revision -> revision.changed.test(configuration)).toList();
    }

    /**
     * What was still so in a run that was made before, a sentence; empty for one of today.
     *
     * @param made the revisions that there were
     */
    static Optional<String> before(Configuration configuration, List<Revision> made) {
        List<Revision> missing = of(configuration).stream().filter(revision -> !made.contains(revision)).toList();
        return missing.isEmpty() ? Optional.empty()
                : Optional.of("Made by version 0.1.0, in which %s".formatted(
                        missing.stream().map(revision -> revision.before).collect(Collectors.joining(" and "))));
    }
}
