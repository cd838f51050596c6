package tailsplit.splitting;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The directions in which vectors vary most. */
public final class PrincipalAxes {
    private PrincipalAxes() {}

    /**
     * The leading principal axes, the widest first; each with the sign that makes its largest entry positive.
     *
     * @param vectors {@code [n, size]}, row after row
     * @param mean    of the vectors, {@code [size]}
     * @param axes    how many, at most {@code size}
     * @return {@code [size, axes]}, columns of length 1
     */
    public static DMatrixRMaj of(float[] vectors, double[] mean, int axes) {
        int size = mean.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(products(vectors, mean))) {
            throw new ArithmeticException("no principal axes");
        }
        int[] widest = IntStream.range(0, size).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> eigen.getEigenvalue(i).getReal()).reversed())
                .limit(axes).mapToInt(Integer::intValue).toArray();
        DMatrixRMaj leading = new DMatrixRMaj(size, axes);
        for (int axis = 0; axis < axes; axis++) {
            setAxis(leading, axis, eigen.getEigenVector(widest[axis]));
        }
        return leading;
    }

    /** The sum over the vectors of the products of what they differ from their mean by. */
    private static DMatrixRMaj products(float[] vectors, double[] mean) {
        int size = mean.length;
        DMatrixRMaj products = new DMatrixRMaj(size, size);
        double[] row = new double[size];
        for (int start = 0; start < vectors.length; start += size) {
            for (int f = 0; f < size; f++) {
                row[f] = vectors[start + f] - mean[f];
            }
            for (int a = 0; a < size; a++) {
                for (int b = 0; b <= a; b++) {
                    products.add(a, b, row[a] * row[b]);
                }
            }
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < a; b++) {
                products.set(b, a, products.get(a, b));
            }
        }
        return products;
    }

    private static void setAxis(DMatrixRMaj axes, int axis, DMatrixRMaj vector) {
        int peak = 0;
        for (int f = 1; f < vector.getNumElements(); f++) {
            peak = Math.abs(vector.get(f)) > Math.abs(vector.get(peak)) ? f : peak;
        }
        double sign = vector.get(peak) < 0 ? -1 : 1;
        for (int f = 0; f < vector.getNumElements(); f++) {
            axes.set(f, axis, sign * vector.get(f));
        }
    }
}
