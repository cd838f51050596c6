package tailsplit.splitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import tailsplit.random.SplitMix;

/**
 * A subclass for each mode that a class has in feature space: as many as give the Gaussian mixture with the lowest Bayesian
 * information criterion (Schwarz, 1978; Fraley and Raftery, 2002). Its points are the leading principal components of the
 * square roots of the features: these are means of what a ReLU gives, not negative and with a long tail, and roots make
 * their modes nearer to Gaussian.
 *
 * @param minimumSize images that every subclass must have at least, 1 or more
 * @param seed        draws where the mixtures begin
 */
public record Modes(int minimumSize, long seed) {
    /** Looked for in a class. */
    public static final int MOST = 10;

    private static final int COMPONENTS = 8;
    private static final int STARTS = 5;
    /** Of the random streams; those of training have smaller ones. */
    private static final long PURPOSE = 101;

    /**
     * @param features {@code [images][size]} of one class, none negative
     * @param number   of the class: every class draws from a stream of its own
     */
    public ClassChoice choose(float[][] features, int number) {
        int images = features.length;
        int most = Math.min(images / minimumSize, MOST);
        if (most < 2) {
            return new ClassChoice(1, String.format(Locale.ROOT, "%,d %s too few for two subclasses of at least %,d", images,
                    images == 1 ? "image is" : "images are", minimumSize), List.of());
        }
        double[][] points = points(features);
        List<ClassChoice.Score> curve = new ArrayList<>();
        for (int k = 1; k <= most; k++) {
            GaussianMixture mixture = best(points, k, number);
            curve.add(new ClassChoice.Score(k, mixture.bic(), k == 1 || smallest(mixture.assigned(), k) >= minimumSize));
        }
        return choice(curve, images);
    }

    /** The likeliest of several mixtures that begin at different places. */
    GaussianMixture best(double[][] points, int k, int number) {
        Optional<GaussianMixture> best = Optional.empty();
        for (int start = 0; start < (k == 1 ? 1 : STARTS); start++) {
            SplitMix random = SplitMix.of(seed, PURPOSE, number, k, start);
            GaussianMixture mixture = GaussianMixture.fit(points, k, KMeans.assign(points, k, random));
            best = best.filter(before -> before.logLikelihood() >= mixture.logLikelihood()).or(() -> Optional.of(mixture));
        }
        return best.orElseThrow();
    }

    /** Leading principal components {@code [images][at most 8]} of the roots; the widest has a standard deviation of 1. */
    static double[][] points(float[][] features) {
        int size = features[0].length;
        float[] roots = new float[features.length * size];
        double[] mean = new double[size];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = (float) Math.sqrt(Math.max(0, features[i / size][i % size]));
            mean[i % size] += (double) roots[i] / features.length;
        }
        DMatrixRMaj axes = PrincipalAxes.of(roots, mean, Math.min(COMPONENTS, size));
        double[][] points = new double[features.length][axes.getNumCols()];
        double squares = 0;
        for (int i = 0; i < points.length; i++) {
            for (int axis = 0; axis < points[i].length; axis++) {
                for (int f = 0; f < size; f++) {
                    points[i][axis] += (roots[i * size + f] - mean[f]) * axes.get(f, axis);
                }
            }
            squares += points[i][0] * points[i][0];
        }
        double deviation = squares == 0 ? 1 : Math.sqrt(squares / points.length);
        Arrays.stream(points).forEach(point -> Arrays.setAll(point, axis -> point[axis] / deviation));
        return points;
    }

    private ClassChoice choice(List<ClassChoice.Score> curve, int images) {
        Comparator<ClassChoice.Score> byValue = Comparator.comparingDouble(ClassChoice.Score::value);
        ClassChoice.Score chosen = curve.stream().filter(ClassChoice.Score::feasible).min(byValue).orElseThrow();
        ClassChoice.Score lowest = curve.stream().min(byValue).orElseThrow();
        String at = String.format(Locale.ROOT, "%s (%,.0f", modes(chosen.subclasses()), chosen.value());
        if (lowest != chosen) {
            return new ClassChoice(chosen.subclasses(), String.format(Locale.ROOT,
                    "BIC is lowest at %s (%,.0f), but one of them has fewer than %,d images; "
                    + "without such it is lowest at %s)", modes(lowest.subclasses()), lowest.value(), minimumSize, at), curve);
        }
        ClassChoice.Score compared = curve.get(chosen.subclasses() == 1 ? 1 : 0);
        return new ClassChoice(chosen.subclasses(),
                String.format(Locale.ROOT, "BIC is lowest at %s; %s %,.0f)%s", at, modes(compared.subclasses()),
                compared.value(), bound(chosen, curve.size(), images)), curve);
    }

    private String bound(ClassChoice.Score chosen, int most, int images) {
        return chosen.subclasses() < most ? "" : most == MOST ? "; more are not looked for"
                : String.format(Locale.ROOT, "; %,d images are too few for %d of %,d", images, most + 1, minimumSize);
    }

    private static String modes(int number) {
        return number == 1 ? "1 mode" : number + " modes";
    }

    private static int smallest(int[] assigned, int k) {
        int[] images = new int[k];
        Arrays.stream(assigned).forEach(component -> images[component]++);
        return Arrays.stream(images).min().orElseThrow();
    }
}
