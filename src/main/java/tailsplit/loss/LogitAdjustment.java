package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import tailsplit.setting.Kind;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;

/** Cross-entropy of {@code z + tau log(prior)} (Menon et al., 2021). */
public record LogitAdjustment(double tau) implements Loss {
    private static final Setting<Double> TAU = Setting.axis("loss.tau", "Logit adjustment tau", Decimal.closed(0, 10), 1.0,
            "The weight of the log priors in logit adjustment (Menon et al., 2021).");
    static final Kind<Loss> KIND = new Kind<>("logit-adjustment", "Logit adjustment", List.of(TAU), values ->
            new LogitAdjustment(values.get(TAU)));

    @Override
    public Formula of(double[] counts, Constants constants) {
        NDArray shift = constants.vector(ClassBalance.logPriors(counts, tau));
        return (logits, labels, weights) -> Loss.meanCrossEntropy(logits.add(shift), labels, weights);
    }

    @Override
    public boolean needsCounts() {
        return true;
    }
}
