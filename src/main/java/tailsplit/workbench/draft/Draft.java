package tailsplit.workbench.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.dataset.Dataset;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.imbalance.CountFigures;
import tailsplit.splitting.PlanShift;
import tailsplit.splitting.SubclassPlan;

/**
 * An experiment as it stands while it is designed.
 *
 * @param prepared  empty while it cannot be run
 * @param problem   why it cannot, a sentence for the user
 * @param available images of each class of the data set
 * @param counts    of them that are trained on; the last possible ones while the experiment cannot be run
 * @param plan      one subclass each without splitting
 */
public record Draft(
        Dataset dataset,
        Optional<Prepared> prepared,
        Optional<String> problem,
        int[] available,
        int[] counts,
        SubclassPlan plan,
        int batch) {

    static Draft of(Configuration configuration, Dataset dataset, Optional<Draft> before) {
        int[] available = dataset.train().classCounts(dataset.classes());
        int batch = configuration.getInt(Settings.TRAINING_BATCH);
        try {
            configuration.check();
            Prepared prepared = Prepared.of(configuration, dataset);
            int[] counts = prepared.split().counts();
            return new Draft(dataset, Optional.of(prepared), Optional.empty(), available, counts,
                    prepared.plan().orElseGet(() -> whole(counts.length)), batch);
        } catch (InvalidInputException e) {
            Optional<Draft> last = before.filter(draft -> draft.dataset == dataset);
            return new Draft(dataset, Optional.empty(), Optional.of(e.getMessage()), available,
                    last.map(Draft::counts).orElse(available), last.map(Draft::plan).orElseGet(() -> whole(available.length)), batch);
        }
    }

    private static SubclassPlan whole(int classes) {
        return new SubclassPlan(IntStream.range(0, classes).mapToObj(_ -> 1).toList());
    }

    public int classes() {
        return counts.length;
    }

    public CountFigures figures() {
        return CountFigures.of(counts);
    }

    /** Images of a subclass if its class's images are spread evenly. */
    public double imagesEach(int label) {
        return (double) counts[label] / plan.subclasses(label);
    }

    /** Largest over smallest class. */
    public double imbalance() {
        return (double) Arrays.stream(counts).max().orElseThrow() / Arrays.stream(counts).min().orElseThrow();
    }

    /** Largest over smallest subclass, the images of a class spread evenly over its subclasses. */
    public double effectiveImbalance() {
        double[] each = IntStream.range(0, classes()).mapToDouble(this::imagesEach).toArray();
        return Arrays.stream(each).max().orElseThrow() / Arrays.stream(each).min().orElseThrow();
    }

    /** A class's images over those of the smallest class. */
    public double overSmallest(int label) {
        return (double) counts[label] / Arrays.stream(counts).min().orElseThrow();
    }

    /** A subclass's images over those of the smallest subclass. */
    public double subclassOverSmallest(int label) {
        return imagesEach(label) / IntStream.range(0, classes()).mapToDouble(this::imagesEach).min().orElseThrow();
    }

    /** What the plan takes off the scores of the classes at most. */
    public PlanShift shift() {
        return PlanShift.of(counts, plan);
    }

    /** What to beware of in a class's subclasses; empty where there is nothing. */
    public String warning(int label) {
        int subclasses = plan.subclasses(label);
        double inBatch = (double) batch * counts[label] / Arrays.stream(counts).sum();
        if (subclasses == 1) {
            return "";
        }
        if (counts[label] < subclasses) {
            return "fewer images than subclasses";
        }
        if (imagesEach(label) < 20) {
            return "few images each";
        }
        return inBatch < subclasses ? "under one each in a batch" : "";
    }

    public List<String> classNames() {
        return dataset.classNames();
    }
}
