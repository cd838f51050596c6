package tailsplit.training;

import java.util.List;
import java.util.Optional;
import tailsplit.run.EpochRecord;
import tailsplit.run.EpochTiming;
import tailsplit.run.ProjectionCentre;
import tailsplit.run.ProjectionPoint;
import tailsplit.run.SplitRecord;
import tailsplit.run.SubclassRecord;

/**
 * What an epoch leaves behind.
 *
 * @param classAccuracy {@code [classes]} on the test images, NaN where a class has none
 * @param subclasses    one for each pseudo-class, empty without splitting
 * @param splits        one for each class, empty without splitting
 * @param mapperWeights of each layer of the label mapper {@code [out][in]}, empty without splitting
 */
public record EpochReport(
        EpochRecord record,
        EpochTiming timing,
        double[] classAccuracy,
        List<SubclassRecord> subclasses,
        List<SplitRecord> splits,
        List<float[][]> mapperWeights,
        Optional<Projected> projection) {
    /**
     * The sample of training images in the plane.
     *
     * @param features {@code [points, size]}, in the epochs in which they are kept
     */
    public record Projected(
            List<ProjectionPoint> points, List<ProjectionCentre> centres, Optional<float[]> features) {}
}
