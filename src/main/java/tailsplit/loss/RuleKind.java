package tailsplit.loss;

import java.util.List;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Setting;

/** How unequal classes are compensated for: by drawing images or by weighting losses, from the start or deferred. */
public enum RuleKind implements ConstantOption {
    NONE("None"),
    RESAMPLING("Resampling", Rule.BETA, Rule.SAMPLER, Rule.RESAMPLE_OVER),
    REWEIGHTING("Reweighting", Rule.BETA),
    /** Deferred reweighting (Cao et al., 2019). */
    DRW("DRW", Rule.BETA, Rule.DEFER_UNTIL),
    /** Deferred resampling. */
    DRS("DRS", Rule.BETA, Rule.DEFER_UNTIL, Rule.SAMPLER, Rule.RESAMPLE_OVER);

    private final String label;
    private final List<Setting<?>> settings;

    RuleKind(String label, Setting<?>... settings) {
        this.label = label;
        this.settings = List.of(settings);
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public List<Setting<?>> settings() {
        return settings;
    }
}
