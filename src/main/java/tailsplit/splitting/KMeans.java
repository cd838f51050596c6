package tailsplit.splitting;

import java.util.Arrays;
import tailsplit.random.SplitMix;

/** k-means of points at hand (Lloyd, 1982), begun as k-means++ does (Arthur and Vassilvitskii, 2007). */
final class KMeans {
    private static final int ITERATIONS = 100;

    private KMeans() {}

    /**
     * @param points {@code [n][size]}
     * @param k      at most n
     * @return for each point the number of its cluster, 0 to k - 1
     */
    static int[] assign(double[][] points, int k, SplitMix random) {
        double[][] centres = drawn(points, k, random);
        int[] assigned = new int[points.length];
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            int[] next = Arrays.stream(points).mapToInt(point -> nearest(point, centres)).toArray();
            if (iteration > 0 && Arrays.equals(next, assigned)) {
                return next;
            }
            assigned = next;
            move(centres, points, assigned);
        }
        return assigned;
    }

    /** Each further one with a probability in proportion to its squared distance from the nearest before it. */
    private static double[][] drawn(double[][] points, int k, SplitMix random) {
        double[][] centres = new double[k][];
        centres[0] = points[random.nextInt(points.length)].clone();
        double[] distances = new double[points.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int c = 1; c < k; c++) {
            double sum = 0;
            for (int i = 0; i < points.length; i++) {
                distances[i] = Math.min(distances[i], squaredDistance(points[i], centres[c - 1]));
                sum += distances[i];
            }
            double left = random.nextDouble() * sum;
            int chosen = 0;
            while (chosen < points.length - 1 && (left -= distances[chosen]) >= 0) {
                chosen++;
            }
            centres[c] = points[chosen].clone();
        }
        return centres;
    }

    private static int nearest(double[] point, double[][] centres) {
        int nearest = 0;
        for (int c = 1; c < centres.length; c++) {
            nearest = squaredDistance(point, centres[c]) < squaredDistance(point, centres[nearest]) ? c : nearest;
        }
        return nearest;
    }

    /** A centre without points stays where it is. */
    private static void move(double[][] centres, double[][] points, int[] assigned) {
        int[] images = new int[centres.length];
        double[][] sums = new double[centres.length][points[0].length];
        for (int i = 0; i < points.length; i++) {
            images[assigned[i]]++;
            for (int f = 0; f < points[i].length; f++) {
                sums[assigned[i]][f] += points[i][f];
            }
        }
        for (int c = 0; c < centres.length; c++) {
            if (images[c] > 0) {
                for (int f = 0; f < sums[c].length; f++) {
                    centres[c][f] = sums[c][f] / images[c];
                }
            }
        }
    }

    private static double squaredDistance(double[] a, double[] b) {
        double squares = 0;
        for (int f = 0; f < a.length; f++) {
            squares += (a[f] - b[f]) * (a[f] - b[f]);
        }
        return squares;
    }
}
