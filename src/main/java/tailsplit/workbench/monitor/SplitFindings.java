package tailsplit.workbench.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.loss.RuleKind;
import tailsplit.run.EpochRecord;
import tailsplit.run.SplitRecord;
import tailsplit.run.SubclassRecord;
import tailsplit.splitting.Grouping;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.PlanShift;
import tailsplit.splitting.PlanShift.Adjustment;

/**
 * Says of the last epoch what keeps a split from doing what its plan amounts to, for a reader who does not know the theory.
 *
 * @param classes    what the split of each class came to
 * @param classNames by class
 * @param counts     training images by class; empty where they are not known
 * @param mapper     what makes class scores
 * @param epoch      what else the epoch came to
 */
record SplitFindings(List<SplitRecord> classes, List<String> classNames, List<Integer> counts, Mapper mapper, EpochRecord epoch) {
    /** Of the plan's shift: a class that makes less of it has lost more than it has kept. */
    static final double SMALL_SHIFT = 0.5;
    /** Of the plan's shift: less than this goes under among all else that moves scores in training. */
    static final double NO_SHIFT = 0.15;
    /** Of the images that are not in the largest subclass, which a network that knows nothing would name: more are known than not. */
    static final double TOLD_APART = 0.5;
    /** Of a class's pseudo-labels: an image keeps one for less than four epochs, too few to be learned at most learning rates. */
    static final double RESTLESS = 0.25;
    /** Of the mapper's hidden units: under a fifth were dead in mappers that had learned their classes. */
    static final double DEAD = 0.25;
    /** Of the test images: on ten thousand, two ways to read one network differ by this much by chance. */
    static final double WORSE = 0.005;
    /** Times the loss of guessing, which a mapper never needs to exceed. */
    static final double RUN_AWAY = 2;

    private static final String GUIDE = "results.md#";
    private static final String SHIFT = GUIDE + "the-shift";
    private static final int NAMED = 2;

    /** @return empty while nothing is known of its split, and without splitting */
    static Optional<SplitFindings> of(RunSnapshot run) {
        List<SplitRecord> last = run.splits().last();
        return last.stream().noneMatch(record -> record.planShift() > 0) || run.epochs().isEmpty() ? Optional.empty()
                : Optional.of(new SplitFindings(last, run.classNames(), counts(run),
                        run.configuration().get(Settings.SPLITTING_MAPPER).of(run.configuration()), run.epochs().getLast()));
    }

    /** Those of the first epoch, in which every image is drawn once, unless a rule draws otherwise from the beginning. */
    private static List<Integer> counts(RunSnapshot run) {
        Configuration configuration = run.configuration();
        return configuration.get(Settings.RULE_NAME) == RuleKind.RESAMPLING ? List.of()
                : IntStream.range(0, run.classes()).mapToObj(c -> run.subclasses().stream()
                        .filter(record -> record.epoch() == 1 && record.label() == c).mapToInt(SubclassRecord::images).sum()).toList();
    }

    /** Why a class makes too little of its plan's shift. */
    private enum Cause {
        CROWDED("One subclass", GUIDE + "one-subclass-for-nearly-all"),
        TOLD_APART("subclasses", GUIDE + "subclasses-told-apart"),
        BOTH("shift", SHIFT);

        private final String term;
        private final String link;

        Cause(String term, String link) {
            this.term = term;
            this.link = link;
        }
    }

    /** Worst first: what undoes everything, what leaves no shift, what gives it back, what costs; then what all amounts to. */
    List<Finding> sentences() {
        List<Finding> sentences = new ArrayList<>();
        runAway().ifPresent(sentences::add);
        summed().ifPresent(sentences::add);
        List<Finding> small = smallShifts();
        sentences.addAll(small);
        givenBack().ifPresent(sentences::add);
        dead().ifPresent(sentences::add);
        restless().ifPresent(sentences::add);
        if (small.isEmpty()) {
            share().ifPresent(sentences::add);
        }
        together().ifPresent(sentences::add);
        return List.copyOf(sentences);
    }

    private Stream<SplitRecord> split() {
        return classes.stream().filter(record -> record.planShift() > 0);
    }

    private Optional<Finding> runAway() {
        double guessing = Math.log(classNames.size());
        return epoch.mapperLoss() > RUN_AWAY * guessing ? Optional.of(new Finding(String.format(Locale.ROOT,
                "The label mapper has come apart: its loss is %.3g, where guessing has %.3g.", epoch.mapperLoss(), guessing),
                "label mapper", GUIDE + "the-label-mapper")) : Optional.empty();
    }

    private Optional<Finding> summed() {
        return mapper instanceof Mapper.Grouped(Grouping grouping) && grouping == Grouping.GROUP_SUM ? Optional.of(new Finding(
                "The sum over its subclasses, which scores a class in this run, gives all of the shift back.", "sum",
                GUIDE + "how-a-split-is-read")) : Optional.empty();
    }

    private List<Finding> smallShifts() {
        Comparator<SplitRecord> byLoss = Comparator.comparingDouble(SplitFindings::lost).reversed();
        return split().filter(record -> made(record) < SMALL_SHIFT * record.planShift())
                .collect(Collectors.groupingBy(SplitFindings::cause)).entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue().stream().sorted(byLoss).toList()))
                .sorted(Comparator.comparingDouble(Group::lost).reversed())
                .map(group -> new Finding(small(group.cause(), group.classes().getFirst()) + likewise(group.classes()),
                        group.cause().term, group.cause().link)).toList();
    }

    private record Group(Cause cause, List<SplitRecord> classes) {
        double lost() {
            return classes.stream().mapToDouble(SplitFindings::lost).sum();
        }
    }

    /** What a network that cannot tell the subclasses apart loses by the largest of them. */
    private static double possible(SplitRecord record) {
        return -Math.log(record.largestShare());
    }

    /** Where it was not recorded: what it can be. */
    private static double made(SplitRecord record) {
        return Double.isFinite(record.shift()) ? record.shift() : possible(record);
    }

    private static double lost(SplitRecord record) {
        return record.planShift() - made(record);
    }

    private static Cause cause(SplitRecord record) {
        double known = (record.predicted() - record.largestShare()) / (1 - record.largestShare());
        if (known >= TOLD_APART && possible(record) >= NO_SHIFT * record.planShift()) {
            return Cause.TOLD_APART;
        }
        return possible(record) < SMALL_SHIFT * record.planShift() ? Cause.CROWDED : Cause.BOTH;
    }

    private String small(Cause cause, SplitRecord record) {
        String name = classNames.get(record.label());
        String of = "%s of a possible %s".formatted(number(made(record)), number(record.planShift()));
        return switch (cause) {
            case CROWDED -> "One subclass holds %s of %s: %s shift can appear there, %s.".formatted(percent(record.largestShare()), name,
                    made(record) < NO_SHIFT * record.planShift() ? "next to no" : "little", of);
            case TOLD_APART -> "The network tells the subclasses of %s apart, %s right: its shift is %s."
                    .formatted(name, percent(record.predicted()), of);
            case BOTH -> "The shift of %s is %s: its largest subclass holds %s%s.".formatted(name, of, percent(record.largestShare()),
                    Double.isNaN(record.predicted()) ? "" : ", and the network knows the subclass of " + percent(record.predicted()));
        };
    }

    /** The other classes of which it is so. */
    private String likewise(List<SplitRecord> all) {
        List<String> others = all.stream().skip(1).map(record -> classNames.get(record.label())).toList();
        if (others.isEmpty()) {
            return "";
        }
        int named = others.size() == NAMED + 1 ? others.size() : Math.min(NAMED, others.size());
        List<String> said = new ArrayList<>(others.subList(0, named));
        if (others.size() > named) {
            said.add((others.size() - named) + " more classes");
        }
        String last = said.removeLast();
        return " Much the same goes for %s.".formatted(said.isEmpty() ? last : String.join(", ", said) + " and " + last);
    }

    private Optional<Finding> givenBack() {
        double decides = epoch.mapperAccuracy();
        if (!(mapper instanceof Mapper.Learned) || !(decides < epoch.groupMaxAccuracy() - WORSE)) {
            return Optional.empty();
        }
        boolean learned = decides > epoch.groupSumAccuracy() - WORSE;
        String sentence = "The label mapper decides at %s, the largest subclass "
                + (learned ? "at %s: the mapper gives back what the split took off."
                        : "would at %s: the network knows more than its mapper.");
        return Optional.of(new Finding(sentence.formatted(exactly(decides), exactly(epoch.groupMaxAccuracy())), "label mapper",
                GUIDE + "the-label-mapper"));
    }

    private Optional<Finding> dead() {
        return mapper instanceof Mapper.Learned learned && epoch.deadUnits() >= DEAD * learned.hidden() ? Optional.of(new Finding(
                "%.0f of %d hidden units of the label mapper are dead: no image makes them active, and they can learn no more."
                        .formatted(epoch.deadUnits(), learned.hidden()), "dead", GUIDE + "dead-hidden-units")) : Optional.empty();
    }

    private Optional<Finding> restless() {
        List<SplitRecord> restless = split().filter(record -> record.changed() >= RESTLESS)
                .sorted(Comparator.comparingDouble(SplitRecord::changed).reversed()).toList();
        return restless.stream().findFirst().map(worst -> new Finding(
                "%s of the pseudo-labels of %s changed in the last epoch: the network chases them.".formatted(percent(worst.changed()),
                        classNames.get(worst.label())) + likewise(restless), "pseudo-labels", GUIDE + "pseudo-labels-that-change"));
    }

    private Optional<Finding> share() {
        List<SplitRecord> known = split().filter(record -> Double.isFinite(record.shift())).toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(new Finding("The split makes %s of the shift that its plan amounts to."
                .formatted(percent(known.stream().mapToDouble(SplitRecord::shift).sum()
                        / known.stream().mapToDouble(SplitRecord::planShift).sum())), "shift", SHIFT));
    }

    /** As one logit adjustment. */
    private Optional<Finding> together() {
        if (counts.size() != classes.size() || classes.stream().noneMatch(record -> Double.isFinite(record.shift()))) {
            return Optional.empty();
        }
        int[] known = classes.stream().mapToInt(record -> Double.isFinite(record.shift()) ? counts.get(record.label()) : 0).toArray();
        Optional<Adjustment> made = PlanShift.nearest(known, classes.stream().map(SplitRecord::shift).toList());
        Optional<Adjustment> plan = PlanShift.nearest(known, classes.stream().map(SplitRecord::planShift).toList());
        return made.flatMap(ours -> plan.map(its -> new Finding(
                "Together the shifts amount to a logit adjustment of \u03C4\u00A0%s, the plan to %s."
                        .formatted(number(ours.tau()), number(its.tau())), "logit adjustment", "method.md#what-a-plan-amounts-to")));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", Math.round(100 * value) / 100.0).replace('-', '\u2212');
    }

    /** A share in whole per cent. */
    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f\u00A0%%", 100 * share);
    }

    /** Accuracies that differ by less than a whole per cent. */
    private static String exactly(double accuracy) {
        return String.format(Locale.ROOT, "%.1f\u00A0%%", 100 * accuracy);
    }
}
