package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Kind;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.OneOf;

/** Focal loss (Lin et al., 2017): {@code (1 - p)^gamma} times the cross-entropy, mean over the batch. */
public record Focal(double gamma, Form form) implements Loss {
    private static final Setting<Double> GAMMA = Setting.axis("loss.focalGamma", "Focal gamma", Decimal.closed(0, 10), 1.0,
            "The exponent of the focal loss (Lin et al., 2017); 0 is cross-entropy.");
    private static final Setting<Form> FORM = Setting.axis("loss.focalForm", "Focal form", OneOf.of(Form.class), Form.DESCRIBED,
            "The focal loss with class weights outside, as described, or inside its probability, as the LDAM-DRW code has it.");
    static final Kind<Loss> KIND = new Kind<>("focal", "Focal loss", "Focal", "", List.of(GAMMA, FORM),
            values -> new Focal(values.get(GAMMA), values.get(FORM)));

    /** Keeps the gradient of (1 - p)^gamma finite where p rounds to 1 and gamma is below 1. */
    private static final double SMALLEST_MISS = 1e-8;

    /** What p is. */
    public enum Form implements ConstantOption {
        /** The probability of the true class. */
        DESCRIBED,
        /** {@code exp(-weighted cross-entropy)}, as in the code released with the LDAM paper. */
        RELEASED
    }

    @Override
    public Formula of(double[] counts, Constants constants) {
        NDArray one = constants.number(1);
        NDArray exponent = constants.number(gamma);
        return (logits, labels, weights) -> {
            NDArray crossEntropy = Loss.crossEntropy(logits, labels);
            NDArray weighted = crossEntropy.mul(weights);
            NDArray probability = (form == Form.RELEASED ? weighted : crossEntropy).neg().exp();
            return probability.neg().add(one).clip(SMALLEST_MISS, 1).pow(exponent).mul(weighted).mean();
        };
    }
}
