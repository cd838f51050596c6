package tailsplit.clustering;

import java.util.List;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.EpochShare;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.setting.Values;

/**
 * When images get their pseudo-labels, and by which features.
 *
 * @param freezeFrom share of the epochs after which every image keeps its pseudo-label, above 0; 1 for never
 */
public record Assignment(Moment moment, Features features, double freezeFrom) {
    public static final Setting<Moment> MOMENT = Setting.axis("splitting.assign", "Pseudo-labels given", OneOf.of(Moment.class),
            Moment.BATCH,
            "To the images of every batch, as they come, or at the beginning of every epoch to all images at once, "
                    + "by the centre and the largest distance of the whole data set.");
    public static final Setting<Features> FEATURES = Setting.axis("splitting.features", "Clustered features", OneOf.of(Features.class),
            Features.POOLED,
            "What is clustered of an image: the pooled features of the backbone, these at length 1, or the pseudo-logits.");
    public static final Setting<Double> FREEZE_FROM = Setting.axis("splitting.freezeFrom", "Freeze from", Decimal.above(0, 1), 1.0,
            "The share of the epochs after which pseudo-labels stay as they are; with 1 they never do.");
    static final List<Setting<?>> SETTINGS = List.of(MOMENT, FEATURES, FREEZE_FROM);

    /** When pseudo-labels are given. */
    public enum Moment implements ConstantOption {
        BATCH("Anew in every batch."),
        /** Before each epoch to every image, by features in evaluation mode without augmentation. */
        EPOCH("Anew at the beginning of every epoch, for all images.");

        private final String help;

        Moment(String help) {
            this.help = help;
        }

        @Override
        public String help() {
            return help;
        }
    }

    /** What is clustered of an image. */
    public enum Features implements ConstantOption {
        /** The backbone's, after global average pooling. */
        POOLED("On pooled features."),
        /** Divided by their Euclidean length. */
        NORMALISED("On pooled features at length 1."),
        PSEUDO_LOGITS("On the pseudo-logits.");

        private final String help;

        Features(String help) {
            this.help = help;
        }

        @Override
        public String help() {
            return help;
        }
    }

    public static Assignment of(Values values) {
        return new Assignment(values.get(MOMENT), values.get(FEATURES), values.get(FREEZE_FROM));
    }

    /** Whether pseudo-labels stay as they are in this epoch, counted from 1: never in the first. */
    public boolean isFrozen(int epoch, int epochs) {
        return freezeFrom < 1 && epoch > Math.max(1, EpochShare.rounded(freezeFrom, epochs));
    }

    /** Numbers in what is clustered of an image. */
    public int size(int features, int pseudoClasses) {
        return this.features == Features.PSEUDO_LOGITS ? pseudoClasses : features;
    }
}
