package tailsplit.splitting;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * A mixture of Gaussians, each with a full covariance matrix, fitted by expectation and maximisation (Dempster, Laird and
 * Rubin, 1977).
 *
 * @param logLikelihood of the points, natural logarithm
 * @param bic           {@code -2 logLikelihood + parameters * ln n} (Schwarz, 1978): the lower the better
 * @param assigned      for each point the component that most probably made it
 */
record GaussianMixture(double logLikelihood, double bic, int[] assigned) {
    private static final int ITERATIONS = 200;
    /** Of the mean log-likelihood of a point: less than this is no progress. */
    private static final double TOLERANCE = 1e-4;
    /** A point's share in a component that its covariance does not feel. */
    private static final double NEGLIGIBLE = 1e-10;
    /** Added to every variance, so that no component can shrink to nothing. */
    private static final double LEAST_VARIANCE = 1e-6;

    /**
     * @param points {@code [n][size]}
     * @param start  for each point the component that it belongs to at first; each of the k components has some
     */
    static GaussianMixture fit(double[][] points, int k, int[] start) {
        double[][] shares = new double[points.length][k];
        for (int i = 0; i < points.length; i++) {
            shares[i][start[i]] = 1;
        }
        double before = Double.NEGATIVE_INFINITY;
        double likelihood = expect(points, maximise(points, shares), shares);
        for (int i = 0; i < ITERATIONS && likelihood - before > TOLERANCE * points.length; i++) {
            before = likelihood;
            likelihood = expect(points, maximise(points, shares), shares);
        }
        return new GaussianMixture(likelihood, -2 * likelihood + parameters(k, points[0].length) * Math.log(points.length),
                Arrays.stream(shares).mapToInt(GaussianMixture::largest).toArray());
    }

    /** Means and covariances, and the weights, which sum to 1. */
    private static int parameters(int k, int size) {
        return k * (size + size * (size + 1) / 2) + k - 1;
    }

    /**
     * @param logWeight of the component, with what does not depend on the point
     * @param factor    the lower triangle whose product with its transpose is the covariance
     */
    private record Component(double logWeight, double[] mean, double[][] factor) {
        /** The logarithm of weight times density, at a point. */
        double logDensity(double[] point, double[] solved) {
            double squares = 0;
            for (int a = 0; a < point.length; a++) {
                double value = point[a] - mean[a];
                for (int b = 0; b < a; b++) {
                    value -= factor[a][b] * solved[b];
                }
                solved[a] = value / factor[a][a];
                squares += solved[a] * solved[a];
            }
            return logWeight - squares / 2;
        }
    }

    private static Component[] maximise(double[][] points, double[][] shares) {
        Component[] components = new Component[shares[0].length];
        int size = points[0].length;
        for (int c = 0; c < components.length; c++) {
            double weight = 10 * Math.ulp(1.0);
            double[] mean = new double[size];
            for (int i = 0; i < points.length; i++) {
                weight += shares[i][c];
                for (int f = 0; f < size; f++) {
                    mean[f] += shares[i][c] * points[i][f];
                }
            }
            for (int f = 0; f < size; f++) {
                mean[f] /= weight;
            }
            components[c] = component(weight / points.length, mean, covariance(points, shares, c, weight, mean));
        }
        return components;
    }

    private static DMatrixRMaj covariance(double[][] points, double[][] shares, int c, double weight, double[] mean) {
        int size = mean.length;
        double[][] sums = new double[size][size];
        double[] difference = new double[size];
        for (int i = 0; i < points.length; i++) {
            double share = shares[i][c];
            if (share > NEGLIGIBLE) {
                for (int a = 0; a < size; a++) {
                    difference[a] = points[i][a] - mean[a];
                    double shared = share * difference[a];
                    for (int b = 0; b <= a; b++) {
                        sums[a][b] += shared * difference[b];
                    }
                }
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(size, size);
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                covariance.set(a, b, sums[a][b] / weight);
                covariance.set(b, a, sums[a][b] / weight);
            }
            covariance.add(a, a, LEAST_VARIANCE);
        }
        return covariance;
    }

    private static Component component(double weight, double[] mean, DMatrixRMaj covariance) {
        int size = mean.length;
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(size, true);
        if (!cholesky.decompose(covariance)) {
            throw new ArithmeticException("a covariance that is not positive definite");
        }
        DMatrixRMaj lower = cholesky.getT(null);
        double[][] factor = new double[size][size];
        double logWeight = Math.log(weight) - size * Math.log(2 * Math.PI) / 2;
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                factor[a][b] = lower.get(a, b);
            }
            logWeight -= Math.log(factor[a][a]);
        }
        return new Component(logWeight, mean, factor);
    }

    /**
     * Sets for each point the shares that the components have in it.
     *
     * @return the log-likelihood
     */
    private static double expect(double[][] points, Component[] components, double[][] shares) {
        double likelihood = 0;
        double[] solved = new double[points[0].length];
        for (int i = 0; i < points.length; i++) {
            double[] share = shares[i];
            double most = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < components.length; c++) {
                share[c] = components[c].logDensity(points[i], solved);
                most = Math.max(most, share[c]);
            }
            double sum = 0;
            for (int c = 0; c < components.length; c++) {
                share[c] = Math.exp(share[c] - most);
                sum += share[c];
            }
            for (int c = 0; c < components.length; c++) {
                share[c] /= sum;
            }
            likelihood += most + Math.log(sum);
        }
        return likelihood;
    }

    private static int largest(double[] shares) {
        int largest = 0;
        for (int c = 1; c < shares.length; c++) {
            largest = shares[c] > shares[largest] ? c : largest;
        }
        return largest;
    }
}
