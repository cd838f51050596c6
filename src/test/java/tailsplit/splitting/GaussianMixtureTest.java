package tailsplit.splitting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tailsplit.Vectors;
import tailsplit.dataset.NpyArray;
import tailsplit.random.SplitMix;

class GaussianMixtureTest {
    /** Against scikit-learn, from the same start (src/test/python/mixtures.py). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void isFittedAsScikitLearnDoes(int k) {
        Map<String, NpyArray> vectors = Vectors.read(GaussianMixtureTest.class, "mixtures.npz");
        GaussianMixture mixture = GaussianMixture.fit(rows(vectors.get("points")), k, vectors.get(k + ".start").ints());
        assertEquals(vectors.get(k + ".logLikelihood").get(0), mixture.logLikelihood(), 0.05);
        assertEquals(vectors.get(k + ".bic").get(0), mixture.bic(), 0.1);
        assertArrayEquals(vectors.get(k + ".assigned").ints(), mixture.assigned());
    }

    /** Of 0, 2, 10 and 12 on a line two Gaussians have variance 1 each: ln L = 4 (-1/2 - ln(2 pi)/2 + ln(1/2)). */
    @Test
    void byHand() {
        GaussianMixture mixture = GaussianMixture.fit(new double[][] {{0}, {2}, {10}, {12}}, 2, new int[] {0, 0, 1, 1});
        double logLikelihood = 4 * (-0.5 - Math.log(2 * Math.PI) / 2 + Math.log(0.5));
        assertEquals(logLikelihood, mixture.logLikelihood(), 1e-3);
        assertEquals(-2 * logLikelihood + 5 * Math.log(4), mixture.bic(), 1e-2);
    }

    @Test
    void meansFindCloudsFarApart() {
        double[][] points = new double[60][2];
        SplitMix random = new SplitMix(3);
        for (int i = 0; i < points.length; i++) {
            points[i][0] = 20 * (i % 3) + random.nextGaussian();
            points[i][1] = random.nextGaussian();
        }
        int[] assigned = KMeans.assign(points, 3, new SplitMix(4));
        for (int i = 0; i < points.length; i++) {
            assertEquals(assigned[i % 3], assigned[i]);
        }
        assertEquals(3, Arrays.stream(assigned).distinct().count());
    }

    private static double[][] rows(NpyArray matrix) {
        double[] values = matrix.doubles();
        double[][] rows = new double[240][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(values, 4 * i, 4 * i + 4));
        return rows;
    }
}
