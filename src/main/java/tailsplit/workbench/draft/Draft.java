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
import tailsplit.imbalance.ValidationCut;
import tailsplit.imbalance.ValidationCut.Order;
import tailsplit.splitting.PlanShift;
import tailsplit.splitting.SubclassPlan;

/**
 * An experiment as it stands while it is designed.
 *
 * @param prepared  empty while it cannot be run
 * @param problem   why it cannot, a sentence for the user
 * @param available images of each class that the imbalance can take
 * @param kept      of them that it keeps; the last possible ones while the experiment cannot be run
 * @param counts    of those that are trained on: all, unless a validation part is cut from them
 * @param plan      one subclass each without splitting
 */
public record Draft(
        Dataset dataset,
        Optional<Prepared> prepared,
        Optional<String> problem,
        int[] available,
        int[] kept,
        int[] counts,
        SubclassPlan plan,
        int batch) {

    static Draft of(Configuration configuration, Dataset dataset, Optional<Draft> earlier) {
        int[] all = dataset.train().classCounts(dataset.classes());
        int[] available = all;
        int batch = configuration.getInt(Settings.TRAINING_BATCH);
        try {
            Optional<ValidationCut> cut = ValidationCut.of(configuration);
            available = cut.map(each -> each.available(all)).orElse(all);
            configuration.check();
            Prepared prepared = Prepared.of(configuration, dataset);
            int[] counts = prepared.split().counts();
            boolean fromKept = cut.filter(each -> each.order() == Order.AFTER).isPresent();
            return new Draft(dataset, Optional.of(prepared), Optional.empty(), available,
                    fromKept ? sum(counts, prepared.split().validationCounts()) : counts, counts,
                    prepared.plan().orElseGet(() -> whole(counts.length)), batch);
        } catch (InvalidInputException e) {
            Optional<Draft> last = earlier.filter(draft -> draft.dataset == dataset);
            return new Draft(dataset, Optional.empty(), Optional.of(e.getMessage()), available,
                    last.map(Draft::kept).orElse(all),
                    last.map(Draft::counts).orElse(all), last.map(Draft::plan).orElseGet(() -> whole(all.length)), batch);
        }
    }

    private static int[] sum(int[] counts, int[] others) {
        return IntStream.range(0, counts.length).map(c -> counts[c] + others[c]).toArray();
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

    /** Images of a class that the imbalance keeps and that are not trained on. */
    public int heldBack(int label) {
        return kept[label] - counts[label];
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
