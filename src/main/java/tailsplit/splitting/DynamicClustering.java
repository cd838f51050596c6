package tailsplit.splitting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The paper's feature clustering: splits the images of each class, batch by batch, by their distance to a moving
 * class centre (Eq. 2 to 4). Its state is the centres and the largest distances seen.
 */
public final class DynamicClustering {
    private final SubclassPlan plan;
    private final ClusteringOptions options;
    private final int features;
    private final int[] offsets;
    private final State state;

    /**
     * What has to be kept to continue.
     *
     * @param centres {@code [classes, features]}, rows of classes not yet seen are NaN
     * @param largest {@code [classes]}, the largest distance seen
     */
    public record State(float[] centres, float[] largest) {}

    public DynamicClustering(SubclassPlan plan, ClusteringOptions options, int features) {
        this(plan, options, features,
                new State(filledWithNaN(plan.classes() * features), new float[plan.classes()]));
    }

    public DynamicClustering(SubclassPlan plan, ClusteringOptions options, int features, State state) {
        this.plan = plan;
        this.options = options;
        this.features = features;
        this.offsets = plan.offsets();
        this.state = state;
    }

    public State state() {
        return state;
    }

    /**
     * Moves the centres of the classes present and gives every image its pseudo-label.
     *
     * @param batch  {@code [images, features]}
     * @param labels {@code [images]}, the real classes
     * @param tally  takes note of what was assigned
     * @return {@code [images]}, pseudo-classes
     */
    public int[] assign(float[] batch, int[] labels, SubclassTally tally) {
        int[] pseudoLabels = new int[labels.length];
        int[][] members = membersByClass(labels);
        for (int c = 0; c < members.length; c++) {
            if (members[c].length > 0) {
                assignClass(c, members[c], batch, pseudoLabels, tally);
            }
        }
        return pseudoLabels;
    }

    private void assignClass(int c, int[] members, float[] batch, int[] pseudoLabels, SubclassTally tally) {
        moveCentre(c, members, batch);
        double[] distances = Arrays.stream(members).mapToDouble(i -> distance(c, batch, i)).toArray();
        double farthest = Arrays.stream(distances).max().orElseThrow();
        state.largest[c] = (float) Math.max(state.largest[c], farthest);
        int count = plan.subclasses(c);
        int[] subclasses = new int[members.length];
        double width = (options.rings() == ClusteringOptions.Rings.RUNNING_MAXIMUM ? state.largest[c] : farthest) / count;
        boolean scarce = members.length < count && options.scarce() == ClusteringOptions.Scarce.INNERMOST;
        if (!scarce && options.rings() == ClusteringOptions.Rings.QUANTILE) {
            subclasses = quantiles(distances, count);
        } else if (!scarce && width > 0) {
            subclasses = Arrays.stream(distances).mapToInt(d -> ring(d, width, count)).toArray();
        }
        for (int k = 0; k < members.length; k++) {
            pseudoLabels[members[k]] = offsets[c] + subclasses[k];
            tally.add(offsets[c] + subclasses[k], distances[k]);
        }
        tally.addRings(offsets[c], ringWidths(distances, subclasses, width, count));
    }

    /** Eq. 4. */
    private void moveCentre(int c, int[] members, float[] batch) {
        boolean first = Float.isNaN(state.centres[c * features]);
        double current = options.average() == ClusteringOptions.Average.CURRENT
                ? options.attenuation() : 1 - options.attenuation();
        for (int f = 0; f < features; f++) {
            double sum = 0;
            for (int i : members) {
                sum += batch[i * features + f];
            }
            double mean = sum / members.length;
            int at = c * features + f;
            state.centres[at] = (float) (first ? mean : current * mean + (1 - current) * state.centres[at]);
        }
    }

    private double distance(int c, float[] batch, int image) {
        double squares = 0;
        double dot = 0;
        double imageNorm = 0;
        double centreNorm = 0;
        for (int f = 0; f < features; f++) {
            double feature = batch[image * features + f];
            double centre = state.centres[c * features + f];
            squares += (feature - centre) * (feature - centre);
            dot += feature * centre;
            imageNorm += feature * feature;
            centreNorm += centre * centre;
        }
        if (options.distance() == ClusteringOptions.Distance.EUCLIDEAN) {
            return Math.sqrt(squares);
        }
        double norms = Math.sqrt(imageNorm * centreNorm);
        return norms == 0 ? 0 : Math.max(0, 1 - dot / norms);
    }

    /** Eq. 3: ring n holds the distances in (n * width, (n + 1) * width]. */
    private static int ring(double distance, double width, int count) {
        return Math.clamp((long) Math.ceil(distance / width) - 1, 0, count - 1);
    }

    private static int[] quantiles(double[] distances, int count) {
        Integer[] order = IntStream.range(0, distances.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> distances[i]));
        int[] subclasses = new int[distances.length];
        for (int rank = 0; rank < order.length; rank++) {
            subclasses[order[rank]] = (int) ((long) rank * count / order.length);
        }
        return subclasses;
    }

    /** The width of each ring; of quantile bins, what lies between the farthest images of a bin and the one inside it. */
    private double[] ringWidths(double[] distances, int[] subclasses, double width, int count) {
        double[] widths = new double[count];
        Arrays.fill(widths, width);
        if (options.rings() == ClusteringOptions.Rings.QUANTILE) {
            double[] outer = new double[count];
            for (int k = 0; k < distances.length; k++) {
                outer[subclasses[k]] = Math.max(outer[subclasses[k]], distances[k]);
            }
            double inner = 0;
            for (int s = 0; s < count; s++) {
                widths[s] = Math.max(0, outer[s] - inner);
                inner = Math.max(inner, outer[s]);
            }
        }
        return widths;
    }

    private int[][] membersByClass(int[] labels) {
        int[] counts = new int[plan.classes()];
        for (int label : labels) {
            counts[label]++;
        }
        int[][] members = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
        int[] filled = new int[counts.length];
        for (int i = 0; i < labels.length; i++) {
            members[labels[i]][filled[labels[i]]++] = i;
        }
        return members;
    }

    private static float[] filledWithNaN(int size) {
        float[] values = new float[size];
        Arrays.fill(values, Float.NaN);
        return values;
    }
}
