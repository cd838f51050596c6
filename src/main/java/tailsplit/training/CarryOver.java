package tailsplit.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tailsplit.clustering.Clustering;
import tailsplit.clustering.ClusteringState;
import tailsplit.clustering.StateArray;
import tailsplit.splitting.PlanChange;
import tailsplit.splitting.PlanChange.Origin;
import tailsplit.splitting.SubclassTally;

/**
 * Carries what was learned under one plan of subclasses over to the plan that {@link PlanChange} makes of it.
 *
 * <p>The two halves of a subclass get its row of the classifier, each with log 2 less, and half of its column of the
 * label mapper each: scores of classes are what they were, to the last digits (as the widening of Net2Net, Chen et al.,
 * 2016). Merged subclasses get the mean row of their shares of the images, with the entropy of the shares added, the
 * largest linear function below the logarithm of the summed exponentials; and the sum of their columns.
 *
 * <p>A cosine classifier has no bias, and its halves score a class as it did only to the label mapper.
 *
 * @param images of each pseudo-class before
 * @param names  of the model's arrays that are carried over
 */
record CarryOver(PlanChange change, Clustering clustering, int[] images, SubclassArrays names) {
    Checkpoint of(Checkpoint before) {
        Map<String, float[]> arrays = new LinkedHashMap<>(before.arrays());
        names.rows().forEach(name -> replace(arrays, name, this::rows));
        names.bias().ifPresent(name -> replace(arrays, name, this::biases));
        names.mapper().ifPresent(first -> {
            replace(arrays, first.weight(), this::columns);
            replace(arrays, first.momentum(), this::columns);
            replace(arrays, first.bias(), biases -> hidden(biases, Objects.requireNonNull(arrays.get(first.weight()))));
        });
        return new Checkpoint(before.epoch(), before.best(), before.bestValidation(), arrays, Optional.of(change.plan()),
                before.memory().map(this::memory), before.samplePoints());
    }

    private static void replace(Map<String, float[]> arrays, String name, UnaryOperator<float[]> by) {
        arrays.put(name, by.apply(arrays.get(name)));
    }

    /** Row by row of {@code [pseudo-classes, width]}. */
    private float[] rows(float[] before) {
        int width = before.length / images.length;
        float[] after = new float[change.origins().size() * width];
        for (int q = 0; q < change.origins().size(); q++) {
            double[] shares = shares(q);
            List<Integer> of = change.origins().get(q).of();
            for (int f = 0; f < width; f++) {
                double sum = 0;
                for (int i = 0; i < shares.length; i++) {
                    sum += shares[i] == 0 ? 0 : shares[i] * before[of.get(i) * width + f]; // the centre of no image is NaN
                }
                after[q * width + f] = (float) sum;
            }
        }
        return after;
    }

    private float[] biases(float[] before) {
        float[] after = rows(before);
        for (int q = 0; q < after.length; q++) {
            after[q] += (float) offset(q);
        }
        return after;
    }

    /** Column by column of {@code [hidden, pseudo-classes]}. */
    private float[] columns(float[] before) {
        int hidden = before.length / images.length;
        int inputs = change.origins().size();
        float[] after = new float[hidden * inputs];
        for (int q = 0; q < inputs; q++) {
            Origin origin = change.origins().get(q);
            for (int h = 0; h < hidden; h++) {
                double sum = 0;
                for (int p : origin.of()) {
                    sum += before[h * images.length + p];
                }
                after[h * inputs + q] = (float) (origin.half() ? sum / 2 : sum);
            }
        }
        return after;
    }

    /**
     * The hidden layer's biases take back what the classifier's biases were changed by.
     *
     * @param columns the new ones
     */
    private float[] hidden(float[] before, float[] columns) {
        int inputs = change.origins().size();
        float[] after = before.clone();
        for (int h = 0; h < after.length && names.bias().isPresent(); h++) {
            double sum = 0;
            for (int q = 0; q < inputs; q++) {
                sum += columns[h * inputs + q] * offset(q);
            }
            after[h] -= (float) sum;
        }
        return after;
    }

    /** What is added to the mean of the logits that a pseudo-class comes from. */
    private double offset(int q) {
        double entropy = -Arrays.stream(shares(q)).filter(share -> share > 0).map(share -> share * Math.log(share)).sum();
        return change.origins().get(q).half() ? entropy - Math.log(2) : entropy;
    }

    private double[] shares(int q) {
        List<Integer> of = change.origins().get(q).of();
        double all = of.stream().mapToDouble(p -> images[p]).sum();
        return of.stream().mapToDouble(p -> all == 0 ? 1.0 / of.size() : images[p] / all).toArray();
    }

    private Method.Memory memory(Method.Memory before) {
        return new Method.Memory(state(before.clustering(), before.lastTally()), tally(before.lastTally()), labels(before.pseudoLabels()),
                before.firstCounts().map(this::counts));
    }

    /** What is remembered of classes stays as it is. */
    private ClusteringState state(ClusteringState before, SubclassTally tally) {
        Map<String, float[]> arrays = new LinkedHashMap<>(before.arrays());
        clustering.state().stream().filter(array -> array.rows() == StateArray.Rows.SUBCLASS).forEach(array ->
                replace(arrays, array.name(), values -> array.isCentres() ? centres(values, tally) : rows(values)));
        return new ClusteringState(arrays);
    }

    /**
     * A merged subclass has the mean centre, and the halves begin on both sides of it, as in ISODATA: half the images' mean
     * distance to it away, along the line through the origin.
     */
    private float[] centres(float[] before, SubclassTally tally) {
        float[] centres = rows(before);
        int features = centres.length / change.origins().size();
        for (int q = 0; q < change.origins().size(); q++) {
            Origin origin = change.origins().get(q);
            if (origin.half()) {
                boolean second = q > 0 && change.origins().get(q - 1).equals(origin);
                double away = tally.spread(origin.of().getFirst()) / 2 / length(centres, q * features, features);
                for (int f = 0; f < features; f++) {
                    centres[q * features + f] *= (float) (second ? 1 + away : 1 - away);
                }
            }
        }
        return centres;
    }

    private static double length(float[] values, int from, int count) {
        return Math.sqrt(IntStream.range(from, from + count).mapToDouble(i -> (double) values[i] * values[i]).sum());
    }

    private SubclassTally tally(SubclassTally before) {
        int n = change.origins().size();
        SubclassTally after = new SubclassTally(new int[n], new double[n], new double[n], new int[n]);
        for (int q = 0; q < n; q++) {
            Origin origin = change.origins().get(q);
            int parts = origin.half() ? 2 : 1;
            for (int p : origin.of()) {
                after.images()[q] += before.images()[p] / parts;
                after.distances()[q] += before.distances()[p] / parts;
            }
            after.widths()[q] = before.widths()[origin.of().getFirst()];
            after.batches()[q] = before.batches()[origin.of().getFirst()];
        }
        return after;
    }

    private int[] counts(int[] before) {
        return change.origins().stream().mapToInt(origin -> origin.of().stream().mapToInt(p -> before[p]).sum()
                / (origin.half() ? 2 : 1)).toArray();
    }

    /** Of a subclass that was split all images are in the first half until they are seen again. */
    private int[] labels(int[] before) {
        int[] after = new int[images.length];
        for (int q = change.origins().size() - 1; q >= 0; q--) {
            for (int p : change.origins().get(q).of()) {
                after[p] = q;
            }
        }
        return IntStream.of(before).map(label -> label < 0 ? label : after[label]).toArray();
    }
}
