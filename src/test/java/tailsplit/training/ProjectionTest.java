package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tailsplit.random.SplitMix;

class ProjectionTest {
    /** Points that vary by 3 along one axis, by 2 along another, by almost nothing along the third. */
    private static float[] cloud(int first, int second) {
        SplitMix random = new SplitMix(5);
        float[] points = new float[300];
        for (int i = 0; i < points.length; i += 3) {
            points[i + first] = (float) (10 + 3 * random.nextGaussian());
            points[i + second] = (float) (2 * random.nextGaussian());
            points[i + 3 - first - second] = (float) (0.01 * random.nextGaussian());
        }
        return points;
    }

    @Test
    void thePlaneKeepsTheTwoWidestAxes() {
        float[] cloud = cloud(2, 0);
        float[] points = Projection.of(cloud, 3, Optional.empty()).points(cloud);
        for (int i = 0; i < 99; i++) {
            double inSpace = distance(cloud, 3, i, i + 1);
            assertEquals(inSpace, distance(points, 2, i, i + 1), 0.05 + 0.01 * inSpace);
        }
    }

    /** The same cloud along other axes is turned back to where its points lay. */
    @Test
    void theNextPlaneIsTurnedTowardsTheLast() {
        float[] before = Projection.of(cloud(2, 0), 3, Optional.empty()).points(cloud(2, 0));
        float[] after = cloud(0, 1);
        for (int i = 0; i < after.length; i++) {
            after[i] = -after[i];
        }
        float[] points = Projection.of(after, 3, Optional.of(before)).points(after);
        for (int i = 0; i < points.length; i++) {
            assertEquals(before[i], points[i], 0.02);
        }
    }

    private static double distance(float[] points, int size, int a, int b) {
        double squares = 0;
        for (int f = 0; f < size; f++) {
            squares += Math.pow(points[a * size + f] - points[b * size + f], 2);
        }
        return Math.sqrt(squares);
    }
}
