package tailsplit.training;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.metric.Decider;
import tailsplit.run.EpochRecord;
import tailsplit.run.SplitRecord;
import tailsplit.run.SubclassRecord;
import tailsplit.splitting.Occupancy;
import tailsplit.splitting.SubclassPlan;
import tailsplit.splitting.SubclassTally;

/** Puts what an epoch came to into records. */
final class EpochRecords {
    private final Recipe recipe;
    private final Model model;

    EpochRecords(Recipe recipe, Model model) {
        this.recipe = recipe;
        this.model = model;
    }

    EpochRecord record(int epoch, Method.Trained trained, Evaluation tested, double validationAccuracy) {
        return new EpochRecord(epoch, recipe.schedule().rate(epoch), trained.loss(), trained.mapperLoss(),
                tested.loss(), trained.accuracy(), tested.accuracy(),
                model.mapperDecides() ? tested.accuracy() : Double.NaN,
                by(tested, Decider.GROUP_SUM), by(tested, Decider.GROUP_MAX), validationAccuracy, by(tested, Decider.GROUP_MEAN),
                by(tested, Decider.GROUP_SUM_WEIGHTED), by(tested, Decider.GROUP_MAX_WEIGHTED), by(tested, Decider.GROUP_MEAN_WEIGHTED),
                by(tested, Decider.MAPPER_WEIGHTED), trained.deadUnits());
    }

    private static double by(Evaluation tested, Decider decider) {
        return tested.images().accuracyBy(decider);
    }

    /** One for each pseudo-class; none without splitting. */
    List<SubclassRecord> subclasses(int epoch, Optional<SubclassTally> tally) {
        List<SubclassRecord> records = new ArrayList<>();
        if (tally.isPresent()) {
            SubclassPlan plan = recipe.splitting().orElseThrow().plan();
            int[] classes = plan.classOfPseudoClass();
            int[] images = tally.get().images();
            for (int p = 0; p < classes.length; p++) {
                records.add(new SubclassRecord(epoch, classes[p], p - plan.offsets()[classes[p]], images[p],
                        tally.get().meanRingWidth(p), tally.get().meanDistance(p)));
            }
        }
        return records;
    }

    /** One for each class; none without splitting, and in an epoch of the mapper alone. */
    List<SplitRecord> splits(int epoch, Optional<Method.SplitEpoch> split, Evaluation tested) {
        return split.stream().flatMap(came -> {
            SubclassPlan plan = recipe.splitting().orElseThrow().plan();
            double[] shares = new Occupancy(plan, came.counts()).shares(0);
            return IntStream.range(0, plan.classes()).mapToObj(c -> {
                double[] own = Arrays.copyOfRange(shares, plan.offsets()[c], plan.offsets()[c] + plan.subclasses(c));
                double entropy = Arrays.stream(own).filter(share -> share > 0).map(share -> -share * StrictMath.log(share)).sum();
                return new SplitRecord(epoch, c, tested.shifts()[c], StrictMath.log(plan.subclasses(c)), entropy,
                        Arrays.stream(own).max().orElseThrow(), came.changed()[c], came.predicted()[c]);
            });
        }).toList();
    }

    /** Of each layer {@code [out][in]}; none without a learned mapper. */
    List<float[][]> mapperWeights() {
        return model.mapper().stream().flatMap(mapper -> mapper.weights().stream()).map(EpochRecords::rows).toList();
    }

    private static float[][] rows(NDArray matrix) {
        float[] values = matrix.toFloatArray();
        int columns = (int) matrix.getShape().get(1);
        float[][] rows = new float[values.length / columns][columns];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(values, r * columns, rows[r], 0, columns);
        }
        return rows;
    }
}
