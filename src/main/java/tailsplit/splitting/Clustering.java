package tailsplit.splitting;

import java.util.List;
import java.util.stream.IntStream;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Kind;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.setting.Values;

/** How the images of a class are put into its subclasses. The value of a switch named first is the paper's, as printed. */
public sealed interface Clustering {
    /** Rings around the moving centre of the class: the paper's (Eq. 2 to 4). */
    record Rings(MovingCentre centre, Widths widths, Scarce scarce) implements Clustering {
        public static final Setting<Widths> WIDTHS = Setting.axis("splitting.rings", "Rings", OneOf.of(Widths.class), Widths.EQUAL_WIDTH,
                "Where one subclass ends and the next begins: equal widths up to the batch's farthest image (Equations 2 "
                        + "and 3), equal numbers of images, or equal widths up to the farthest image so far.");
        public static final Setting<Scarce> SCARCE = Setting.axis("splitting.scarce", "Scarce classes", OneOf.of(Scarce.class),
                Scarce.RINGS,
                "Classes with fewer images in a batch than subclasses: split as any other, as printed, or kept in the "
                        + "innermost subclass.");
        static final Kind<Clustering> KIND = new Kind<>("rings", "Rings", List.of(MovingCentre.ATTENUATION, MovingCentre.AVERAGE,
                MovingCentre.DISTANCE, WIDTHS, SCARCE), values -> new Rings(MovingCentre.of(values), values.get(WIDTHS),
                        values.get(SCARCE)));

        public static Rings asPrinted() {
            return new Rings(new MovingCentre(0.99, Average.CURRENT, Distance.EUCLIDEAN), Widths.EQUAL_WIDTH, Scarce.RINGS);
        }
    }

    /**
     * Online k-means (MacQueen, 1967; in batches as Sculley, 2010): each subclass has a moving centre of its own, and an
     * image goes to the nearest of its class.
     */
    record KMeans(MovingCentre centre) implements Clustering {
        static final Kind<Clustering> KIND = new Kind<>("k-means", "k-means", List.of(MovingCentre.ATTENUATION, MovingCentre.AVERAGE,
                MovingCentre.DISTANCE), values -> new KMeans(MovingCentre.of(values)));
    }

    /** A fixed random split into parts of equal size: the control experiment, which looks at no feature. */
    record RandomSplit() implements Clustering {
        static final Kind<Clustering> KIND = new Kind<>("random", "Random", List.of(), _ -> new RandomSplit());

        @Override
        public boolean hasWidth() {
            return false;
        }
    }

    /** @param attenuation alpha of Eq. 4, between 0 and 1 */
    record MovingCentre(double attenuation, Average average, Distance distance) {
        public static final Setting<Double> ATTENUATION = Setting.axis("splitting.attenuation", "Attenuation", Decimal.open(0, 1), 0.99,
                "The weight in the moving average of a centre, alpha in Equation 4.");
        public static final Setting<Average> AVERAGE = Setting.axis("splitting.average", "Attenuation weights", OneOf.of(Average.class),
                Average.CURRENT,
                "Which term of Equation 4 the attenuation weights: the current batch's mean as printed, or the history.");
        public static final Setting<Distance> DISTANCE = Setting.axis("splitting.distance", "Distance", OneOf.of(Distance.class),
                Distance.EUCLIDEAN, "How far a feature is from a centre, in Equations 2 and 3 and under k-means.");

        static MovingCentre of(Values values) {
            return new MovingCentre(values.get(ATTENUATION), values.get(AVERAGE), values.get(DISTANCE));
        }

        /** The weight of the current batch's mean. */
        public double ofBatch() {
            return average == Average.CURRENT ? attenuation : 1 - attenuation;
        }
    }

    /** Which term of the moving average alpha weights. */
    enum Average implements ConstantOption { CURRENT, HISTORY }

    /** Between an image's feature and a centre. */
    enum Distance implements ConstantOption { EUCLIDEAN, COSINE }

    /** How the distances of a class are cut into rings. */
    enum Widths implements ConstantOption {
        /** Rings of equal width up to the batch's largest distance (Eq. 2 and 3). */
        EQUAL_WIDTH,
        /** Subclasses of equal size in the batch. */
        QUANTILE,
        /** Rings of equal width up to the largest distance seen so far. */
        RUNNING_MAXIMUM
    }

    /** What happens to a class with fewer images in the batch than it has subclasses. */
    enum Scarce implements ConstantOption { RINGS, INNERMOST }

    /** Whether a subclass is a part of the feature space, wide or narrow. */
    default boolean hasWidth() {
        return true;
    }

    /** The class of each centre that is kept: one for a class, or one for each of its subclasses. */
    default int[] classOfCentre(SubclassPlan plan) {
        return this instanceof KMeans ? plan.classOfPseudoClass() : IntStream.range(0, plan.classes()).toArray();
    }
}
