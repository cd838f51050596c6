package tailsplit.network;

import java.util.Optional;
import tailsplit.setting.ConstantOption;

/** What is asked for of the number format. */
public enum PrecisionChoice implements ConstantOption {
    /** What the device has instructions for. */
    AUTO("Auto", Optional.empty()),
    F32("32 bits", Optional.of(Precision.F32)),
    BF16("bfloat16", Optional.of(Precision.BF16));

    private final String label;
    private final Optional<Precision> precision;

    PrecisionChoice(String label, Optional<Precision> precision) {
        this.label = label;
        this.precision = precision;
    }

    @Override
    public String label() {
        return label;
    }

    /** Empty where the device decides. */
    public Optional<Precision> precision() {
        return precision;
    }
}
