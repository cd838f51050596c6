package tailsplit.loss;

import tailsplit.setting.ConstantOption;
import tailsplit.setting.EpochShare;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.setting.Values;

/**
 * How training compensates for unequal classes, beside the loss.
 *
 * @param beta       of the effective number, 0 to below 1
 * @param deferUntil share of the epochs that a deferred rule leaves as they are
 */
public record Rule(RuleKind kind, double beta, double deferUntil, Sampler sampler, Over over) {
    public static final Setting<Double> BETA = Setting.axis("rule.beta", "Effective number beta", Decimal.below(0, 1), 0.9999,
            "A class of n images has the weight (1 - beta) / (1 - beta^n) (Cui et al., 2019).");
    public static final Setting<Double> DEFER_UNTIL = Setting.axis("rule.deferUntil", "Defer until", Decimal.closed(0, 1), 0.8,
            "The share of the epochs after which DRW and DRS begin to balance.");
    public static final Setting<Sampler> SAMPLER = Setting.axis("rule.sampler", "Sampler", OneOf.of(Sampler.class), Sampler.ATTACHED,
            "Resampling draws with its sampler, or, as the LDAM-DRW code has it, builds it and never uses it.");
    public static final Setting<Over> RESAMPLE_OVER = Setting.axis("rule.resampleOver", "Resample over", OneOf.of(Over.class),
            Over.CLASSES, "What resampling balances under classwise splitting: the real classes or their subclasses.");

    /** Whether balanced drawing takes place. */
    public enum Sampler implements ConstantOption {
        ATTACHED,
        /** The code released with the LDAM paper builds the sampler and never uses it. */
        RELEASED
    }

    /** What balanced drawing balances. */
    public enum Over implements ConstantOption { CLASSES, SUBCLASSES }

    public static Rule of(RuleKind kind, Values values) {
        return new Rule(kind, values.get(BETA), values.get(DEFER_UNTIL), values.get(SAMPLER), values.get(RESAMPLE_OVER));
    }

    /** Whether the loss is weighted by the inverse effective number in this epoch, counted from 1. */
    public boolean weighs(int epoch, int epochs) {
        return kind == RuleKind.REWEIGHTING || kind == RuleKind.DRW && deferred(epoch, epochs);
    }

    /** Whether images are drawn with the inverse effective number as probability in this epoch, counted from 1. */
    public boolean drawsBalanced(int epoch, int epochs) {
        return sampler == Sampler.ATTACHED && (kind == RuleKind.RESAMPLING || kind == RuleKind.DRS && deferred(epoch, epochs));
    }

    private boolean deferred(int epoch, int epochs) {
        return epoch > EpochShare.rounded(deferUntil, epochs);
    }
}
