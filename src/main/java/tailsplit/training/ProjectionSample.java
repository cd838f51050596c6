package tailsplit.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tailsplit.clustering.Assignment;
import tailsplit.clustering.ClusteringState;
import tailsplit.imbalance.LongTailedSplit;
import tailsplit.run.ProjectionCentre;
import tailsplit.run.ProjectionPoint;

/**
 * The fixed, class-balanced sample of training images whose features are projected: of each class the first images
 * of its (already shuffled) share of the split.
 */
final class ProjectionSample {
    private final int[] indices;
    private final int[] positions;
    private Optional<float[]> lastPoints = Optional.empty();

    /** @param images how many at most, over all classes */
    ProjectionSample(LongTailedSplit split, int images) {
        int each = images / split.positions().size();
        List<Integer> chosen = new ArrayList<>();
        int start = 0;
        for (int[] kept : split.positions()) {
            IntStream.range(start, start + Math.min(each, kept.length)).forEach(chosen::add);
            start += kept.length;
        }
        int[] all = split.all();
        indices = chosen.stream().mapToInt(Integer::intValue).toArray();
        positions = chosen.stream().mapToInt(i -> all[i]).toArray();
    }

    /** In the official training set. */
    int[] positions() {
        return positions;
    }

    /** Where the images lay last, {@code [images, 2]}; the next projection is turned towards it. */
    Optional<float[]> lastPoints() {
        return lastPoints;
    }

    void restore(float[] points) {
        lastPoints = Optional.of(points);
    }

    /**
     * @param evaluation of the sample
     * @param splitting  whose centres are kept, if it is there
     * @param memory     of classwise splitting, for pseudo-labels and centres; where it has no centres they are the means
     *                   of the classes in the sample
     */
    EpochReport.Projected project(Evaluation evaluation, int classes, Optional<Splitting> splitting, Optional<Method.Memory> memory,
            boolean keepFeatures) {
        float[] features = evaluation.features();
        int size = features.length / positions.length;
        Projection plane = Projection.of(features, size, lastPoints);
        float[] at = plane.points(features);
        lastPoints = Optional.of(at);
        List<ProjectionPoint> points = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            int image = indices[i];
            OptionalInt pseudoLabel = memory.stream().mapToInt(kept -> kept.pseudoLabels()[image]).filter(label -> label >= 0).findFirst();
            points.add(new ProjectionPoint(positions[i], at[2 * i], at[2 * i + 1], evaluation.images().labels()[i], pseudoLabel,
                    evaluation.images().predictions()[i]));
        }
        Optional<float[]> moving = memory.map(Method.Memory::clustering).flatMap(ClusteringState::centres)
                .filter(_ -> splitting.filter(split -> split.assignment().features() == Assignment.Features.POOLED).isPresent())
                .filter(ProjectionSample::hasAny);
        float[] centres = moving.orElseGet(() -> classMeans(features, size, evaluation.images().labels(), classes));
        int[] owners = moving.flatMap(_ -> splitting).flatMap(split -> split.clustering().centres().map(rows -> rows.classes(split.plan())))
                .orElseGet(() -> IntStream.range(0, classes).toArray());
        return new EpochReport.Projected(points, centres(plane.points(centres), owners),
                keepFeatures ? Optional.of(features) : Optional.empty());
    }

    private static boolean hasAny(float[] centres) {
        return IntStream.range(0, centres.length).anyMatch(i -> !Float.isNaN(centres[i]));
    }

    private static List<ProjectionCentre> centres(float[] at, int[] owners) {
        return IntStream.range(0, at.length / 2)
                .filter(c -> !Float.isNaN(at[2 * c]))
                .mapToObj(c -> new ProjectionCentre(owners[c], at[2 * c], at[2 * c + 1]))
                .toList();
    }

    private static float[] classMeans(float[] features, int size, int[] labels, int classes) {
        float[] means = new float[classes * size];
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        for (int i = 0; i < features.length; i++) {
            int label = labels[i / size];
            means[label * size + i % size] += features[i] / counts[label];
        }
        for (int i = 0; i < means.length; i++) {
            means[i] = counts[i / size] == 0 ? Float.NaN : means[i];
        }
        return means;
    }
}
