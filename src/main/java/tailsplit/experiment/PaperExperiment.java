package tailsplit.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassPlan;

/**
 * The paper's experiments as grids, and two that go on from them, each also in a quick form on an embedded sample. "The
 * paper" is Yuan et al., Mathematics 2023, 11, 2996.
 */
public enum PaperExperiment {
    TABLE_1("Table 1", "CIFAR-10: three losses, four rules, four imbalance factors, with and without splitting.", "cifar10"),
    TABLE_2("Table 2", "CIFAR-100: as Table 1.", "cifar100"),
    TABLE_3("Table 3", "CIFAR-10, factor 0.01: four plans of subclasses. The paper prints nine numbers for ten "
            + "classes; a 1 is appended.", "cifar10"),
    TABLE_4("Table 4", "OCTMNIST, its own imbalance. Neither loss, recipe nor subclasses are printed: cross-entropy, the recipe of "
            + "Table 1 and subclasses in proportion to the images were chosen.", "octmnist"),
    FIGURE_2("Figure 2", "CIFAR-10: how many images each class keeps at the four imbalance factors. The Results screen "
            + "draws it before a run is trained; its grid is Table 1's for cross-entropy.", "cifar10"),
    FIGURE_3("Figure 3", "CIFAR-10, factor 0.1: the losses of focal loss with reweighting, with and without splitting.", "cifar10"),
    FIGURE_4("Figure 4", "CIFAR-10, factor 0.1: the attenuation factor for focal loss with each rule, and the "
            + "baselines. Its values are not printed: 0.5, 0.7, 0.9, 0.95, 0.99 and 0.999 were chosen.", "cifar10"),
    SUBCLASS_NUMBERS("Subclass numbers",
            "CIFAR-10, factor 0.01: the four plans of Table 3 beside numbers that are found automatically.", "cifar10"),
    SWITCHES("Switches", "CIFAR-10, factor 0.01: the baseline, splitting as printed, what the paper leaves open "
            + "changed one at a time, and a random split as the control experiment.", "cifar10");

    private static final Axis<String> LOSSES = new Axis<>(Settings.LOSS_NAME, List.of("cross-entropy", "focal", "ldam"));
    private static final Axis<String> RULES = new Axis<>(Settings.RULE_NAME, List.of("none", "resampling", "reweighting", "drw"));
    private static final Axis<Double> FACTORS = new Axis<>(Settings.IMBALANCE_FACTOR, List.of(0.1, 0.05, 0.02, 0.01));
    private static final Axis<String> METHODS = new Axis<>(Settings.SPLITTING_METHOD, List.of("none", "cws"));
    private static final int QUICK_EPOCHS = 10;

    private final String label;
    private final String description;
    private final String dataset;

    PaperExperiment(String label, String description, String dataset) {
        this.label = label;
        this.description = description;
        this.dataset = dataset;
    }

    /** Whether the paper has it; if not it goes on from there. */
    public boolean isInPaper() {
        return this != SUBCLASS_NUMBERS && this != SWITCHES;
    }

    /** As the paper calls it, where it has it. */
    public String label() {
        return label;
    }

    /** What it varies, and what was chosen where the paper is silent. */
    public String description() {
        return description;
    }

    /** As on the command line: {@code table-1}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The data set that the paper's numbers are of. */
    public String dataset() {
        return dataset;
    }

    /**
     * The experiment that a grid repeats, in full or in its quick form: the same settings are axes, seeds aside, and all others
     * have the experiment's values. The name may be another one, and axes may have other values.
     */
    public static Optional<PaperExperiment> of(Ablation ablation) {
        return Arrays.stream(values()).filter(each -> isOf(each.full(), ablation) || isOf(each.quick(), ablation)).findFirst();
    }

    private static boolean isOf(Ablation experiment, Ablation ablation) {
        Set<Setting<?>> axes = axes(experiment);
        return axes.equals(axes(ablation)) && Settings.ALL.stream().filter(Setting::hashed)
                .filter(setting -> !axes.contains(setting) && !Settings.SEEDS.contains(setting))
                .allMatch(setting -> experiment.base().get(setting).equals(ablation.base().get(setting)));
    }

    private static Set<Setting<?>> axes(Ablation ablation) {
        return ablation.axes().stream().<Setting<?>>map(Axis::setting)
                .filter(setting -> !Settings.SEEDS.contains(setting)).collect(Collectors.toSet());
    }

    /** With the paper's data set and 200 epochs. */
    public Ablation full() {
        return ablation(Configuration.defaults().with(Settings.NAME, label).with(Settings.DATASET_NAME, dataset));
    }

    /** On an embedded sample that stands for the data set, with a small network and few epochs. */
    public Ablation quick() {
        String sample = switch (dataset) {
            case "cifar100" -> "shapes100";
            case "octmnist" -> "shapes4";
            default -> "shapes10";
        };
        Configuration small = Configuration.defaults().with(Settings.NAME, label + ", quick").with(Settings.DATASET_NAME, sample)
                .with(Settings.NETWORK_NAME, "resnet8").with(Settings.TRAINING_EPOCHS, (long) QUICK_EPOCHS)
                .with(Settings.TRAINING_BATCH, 32L).with(Settings.TRAINING_LEARNING_RATE, 0.05)
                .with(Settings.PROJECTION_IMAGES, 500L).with(Settings.PROJECTION_EVERY, (long) QUICK_EPOCHS)
                .with(Settings.PROJECTION_FEATURES_EVERY, 0L);
        return ablation(small);
    }

    private Ablation ablation(Configuration base) {
        return switch (this) {
            case TABLE_1, TABLE_2 -> Ablation.full(base, LOSSES, RULES, FACTORS, METHODS);
            case TABLE_3 -> Ablation.full(base.with(Settings.IMBALANCE_FACTOR, 0.01).with(Settings.SPLITTING_METHOD, "cws"),
                    LOSSES, RULES, new Axis<>(Settings.SPLITTING_SUBCLASSES, plans()));
            case TABLE_4 -> Ablation.full(base.with(Settings.IMBALANCE_PROFILE, "natural"), METHODS);
            case FIGURE_2 -> Ablation.full(base, FACTORS, METHODS);
            case FIGURE_3 -> Ablation.full(focal(base).with(Settings.RULE_NAME, "reweighting"), METHODS);
            case FIGURE_4 -> Ablation.full(focal(base), RULES, METHODS,
                    new Axis<>(Settings.SPLITTING_ATTENUATION, List.of(0.5, 0.7, 0.9, 0.95, 0.99, 0.999)));
            case SUBCLASS_NUMBERS -> Ablation.full(base.with(Settings.SPLITTING_METHOD, "cws"),
                    new Axis<>(Settings.SPLITTING_SUBCLASSES,
                            Stream.concat(plans().stream(), Stream.of(SubclassNumbers.Automatic.values())).toList()));
            case SWITCHES -> switches(base);
        };
    }

    /** One condition for each switch: the others as printed. */
    private static Ablation switches(Configuration base) {
        List<Axis<String>> axes = List.of(new Axis<>(Settings.SPLITTING_CLUSTERING, List.of("rings", "k-means", "random")),
                new Axis<>(Settings.SPLITTING_AVERAGE, List.of("current", "history")),
                new Axis<>(Settings.SPLITTING_RINGS, List.of("equal-width", "quantile")),
                new Axis<>(Settings.SPLITTING_MAPPER, List.of("learned", "group-sum")),
                new Axis<>(Settings.SPLITTING_STAGES, List.of("batch", "joint")));
        List<Condition> only = List.of(
                new Condition(List.of(new Axis<>(Settings.SPLITTING_METHOD, List.of("none")))),
                cells(axes, List.of("rings"), List.of("current"), List.of("equal-width"), List.of("learned"), List.of("batch", "joint")),
                cells(axes, List.of("rings"), List.of("current"), List.of("equal-width"), List.of("group-sum"), List.of("batch")),
                cells(axes, List.of("rings"), List.of("history"), List.of("equal-width"), List.of("learned"), List.of("batch")),
                cells(axes, List.of("rings"), List.of("current"), List.of("quantile"), List.of("learned"), List.of("batch")),
                cells(axes, List.of("k-means"), List.of("history"), List.of("equal-width"), List.of("learned"), List.of("batch")),
                cells(axes, List.of("random"), List.of("current"), List.of("equal-width"),
                        List.of("learned", "group-sum"), List.of("batch")));
        return new Ablation(base, Stream.<Axis<?>>concat(Stream.of(METHODS), axes.stream()).toList(), only, List.of());
    }

    @SafeVarargs
    private static Condition cells(List<Axis<String>> axes, List<String>... values) {
        return new Condition(IntStream.range(0, values.length)
                .<Axis<?>>mapToObj(i -> new Axis<>(axes.get(i).setting(), values[i])).toList());
    }

    private static Configuration focal(Configuration base) {
        return base.with(Settings.LOSS_NAME, "focal").with(Settings.IMBALANCE_FACTOR, 0.1);
    }

    private static List<SubclassNumbers> plans() {
        return IntStream.range(0, SubclassPlan.PAPER.size()).mapToObj(index -> SubclassNumbers.of(SubclassPlan.paper(index, 10))).toList();
    }
}
