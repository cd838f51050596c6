package tailsplit.training;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import tailsplit.splitting.PrincipalAxes;

/**
 * A plane through feature space: the first two principal components of a sample, turned so that the sample's points
 * lie as close as can be to where they lay before (orthogonal Procrustes), for pictures that do not jump.
 */
final class Projection {
    private final double[] mean;
    private final DMatrixRMaj axes;

    private Projection(double[] mean, DMatrixRMaj axes) {
        this.mean = mean;
        this.axes = axes;
    }

    /**
     * @param features {@code [images, size]}, row after row
     * @param before   {@code [images, 2]}, where the same images lay in the projection before
     */
    static Projection of(float[] features, int size, Optional<float[]> before) {
        int n = features.length / size;
        double[] mean = new double[size];
        for (int i = 0; i < features.length; i++) {
            mean[i % size] += (double) features[i] / n;
        }
        Projection plane = new Projection(mean, PrincipalAxes.of(features, mean, 2));
        return before.map(points -> plane.turnedTowards(points, plane.points(features))).orElse(plane);
    }

    /** The points of vectors {@code [n, size]} in the plane, {@code [n, 2]}. */
    float[] points(float[] vectors) {
        int size = mean.length;
        float[] points = new float[vectors.length / size * 2];
        for (int i = 0; i < points.length / 2; i++) {
            for (int axis = 0; axis < 2; axis++) {
                double sum = 0;
                for (int f = 0; f < size; f++) {
                    sum += (vectors[i * size + f] - mean[f]) * axes.get(f, axis);
                }
                points[2 * i + axis] = (float) sum;
            }
        }
        return points;
    }

    private Projection turnedTowards(float[] before, float[] now) {
        DMatrixRMaj products = new DMatrixRMaj(2, 2);
        for (int i = 0; i < now.length; i += 2) {
            for (int a = 0; a < 2; a++) {
                for (int b = 0; b < 2; b++) {
                    products.add(a, b, (double) now[i + a] * before[i + b]);
                }
            }
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(2, 2, true, true, false);
        if (!svd.decompose(products)) {
            throw new ArithmeticException("no rotation between two projections");
        }
        DMatrixRMaj rotation = new DMatrixRMaj(2, 2);
        CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), rotation);
        DMatrixRMaj turned = new DMatrixRMaj(axes.getNumRows(), 2);
        CommonOps_DDRM.mult(axes, rotation, turned);
        return new Projection(mean, turned);
    }
}
