package tailsplit.clustering;

import java.util.List;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.setting.Values;

/**
 * A centre that moves with the features (Eq. 4): by a moving average of the means of its images in each batch.
 *
 * @param attenuation alpha of Eq. 4, between 0 and 1
 */
public record MovingCentre(double attenuation, Average average, Distance distance) {
    public static final Setting<Double> ATTENUATION = Setting.axis("splitting.attenuation", "Attenuation", Decimal.open(0, 1), 0.99,
            "The weight in the moving average of a centre, alpha in Equation 4.");
    public static final Setting<Average> AVERAGE = Setting.axis("splitting.average", "Attenuation weights", OneOf.of(Average.class),
            Average.CURRENT,
            "Which term of Equation 4 the attenuation weights: the current batch's mean as printed, or the history.");
    public static final Setting<Distance> DISTANCE = Setting.axis("splitting.distance", "Distance", OneOf.of(Distance.class),
            Distance.EUCLIDEAN, "How far a feature is from a centre, in Equations 2 and 3 and under k-means.");
    static final List<Setting<?>> SETTINGS = List.of(ATTENUATION, AVERAGE, DISTANCE);

    /** Which term of the moving average alpha weights. */
    public enum Average implements ConstantOption { CURRENT, HISTORY }

    static MovingCentre of(Values values) {
        return new MovingCentre(values.get(ATTENUATION), values.get(AVERAGE), values.get(DISTANCE));
    }

    /** The weight of the current batch's mean. */
    double ofBatch() {
        return average == Average.CURRENT ? attenuation : 1 - attenuation;
    }
}
