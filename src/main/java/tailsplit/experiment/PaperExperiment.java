package tailsplit.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.clustering.Clustering;
import tailsplit.clustering.Clusterings;
import tailsplit.clustering.MovingCentre;
import tailsplit.clustering.MovingCentre.Average;
import tailsplit.clustering.Rings;
import tailsplit.clustering.Rings.Widths;
import tailsplit.dataset.Datasets;
import tailsplit.imbalance.Profile;
import tailsplit.loss.Loss;
import tailsplit.loss.Losses;
import tailsplit.loss.RuleKind;
import tailsplit.network.Networks;
import tailsplit.setting.Kind;
import tailsplit.setting.Setting;
import tailsplit.splitting.Grouping;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.Stages;
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

    private static final Axis<Kind<Loss>> LOSSES = new Axis<>(Settings.LOSS_NAME,
            List.of(Losses.named("cross-entropy"), Losses.named("focal"), Losses.named("ldam")));
    private static final Axis<RuleKind> RULES = new Axis<>(Settings.RULE_NAME,
            List.of(RuleKind.NONE, RuleKind.RESAMPLING, RuleKind.REWEIGHTING, RuleKind.DRW));
    private static final Axis<Double> FACTORS = new Axis<>(Settings.IMBALANCE_FACTOR, List.of(0.1, 0.05, 0.02, 0.01));
    private static final Axis<SplittingMethod> METHODS = new Axis<>(Settings.SPLITTING_METHOD, List.of(SplittingMethod.values()));
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
        return ablation(Configuration.defaults().with(Settings.NAME, label).with(Settings.DATASET_NAME, Datasets.named(dataset)));
    }

    /** On an embedded sample that stands for the data set, with a small network and few epochs. */
    public Ablation quick() {
        String sample = switch (dataset) {
            case "cifar100" -> "shapes100";
            case "octmnist" -> "shapes4";
            default -> "shapes10";
        };
        Configuration small = Configuration.defaults().with(Settings.NAME, label + ", quick").with(Settings.DATASET_NAME,
                Datasets.named(sample))
                .with(Settings.NETWORK_NAME, Networks.named("resnet8")).with(Settings.TRAINING_EPOCHS, (long) QUICK_EPOCHS)
                .with(Settings.TRAINING_BATCH, 32L).with(Settings.TRAINING_LEARNING_RATE, 0.05)
                .with(Settings.PROJECTION_IMAGES, 500L).with(Settings.PROJECTION_EVERY, (long) QUICK_EPOCHS)
                .with(Settings.PROJECTION_FEATURES_EVERY, 0L);
        return ablation(small);
    }

    private Ablation ablation(Configuration base) {
        return switch (this) {
            case TABLE_1, TABLE_2 -> Ablation.full(base, LOSSES, RULES, FACTORS, METHODS);
            case TABLE_3 -> Ablation.full(base.with(Settings.IMBALANCE_FACTOR, 0.01).with(Settings.SPLITTING_METHOD, SplittingMethod.CWS),
                    LOSSES, RULES, new Axis<>(Settings.SPLITTING_SUBCLASSES, plans()));
            case TABLE_4 -> Ablation.full(base.with(Settings.IMBALANCE_PROFILE, Profile.NATURAL), METHODS);
            case FIGURE_2 -> Ablation.full(base, FACTORS, METHODS);
            case FIGURE_3 -> Ablation.full(focal(base).with(Settings.RULE_NAME, RuleKind.REWEIGHTING), METHODS);
            case FIGURE_4 -> Ablation.full(focal(base), RULES, METHODS,
                    new Axis<>(MovingCentre.ATTENUATION, List.of(0.5, 0.7, 0.9, 0.95, 0.99, 0.999)));
            case SUBCLASS_NUMBERS -> Ablation.full(base.with(Settings.SPLITTING_METHOD, SplittingMethod.CWS),
                    new Axis<>(Settings.SPLITTING_SUBCLASSES,
                            Stream.concat(plans().stream(), Stream.of(SubclassNumbers.Automatic.values())).toList()));
            case SWITCHES -> switches(base);
        };
    }

    /** One condition for each switch: the others as printed. */
    private static Ablation switches(Configuration base) {
        Kind<Clustering> rings = Clusterings.named("rings");
        Kind<Mapper> learned = Mapper.Learned.KIND;
        return new Ablation(base,
                List.of(METHODS, new Axis<>(Settings.SPLITTING_CLUSTERING, Clusterings.ALL),
                        new Axis<>(MovingCentre.AVERAGE, List.of(Average.values())),
                        new Axis<>(Rings.WIDTHS, List.of(Widths.EQUAL_WIDTH, Widths.QUANTILE)),
                        new Axis<>(Settings.SPLITTING_MAPPER, Mapper.ALL),
                        new Axis<>(Mapper.Learned.STAGES, List.of(Stages.BATCH, Stages.JOINT))),
                List.of(new Condition(List.of(new Axis<>(Settings.SPLITTING_METHOD, List.of(SplittingMethod.NONE)))),
                        cells(rings, Average.CURRENT, Widths.EQUAL_WIDTH, List.of(learned), Stages.BATCH, Stages.JOINT),
                        cells(rings, Average.CURRENT, Widths.EQUAL_WIDTH, List.of(Mapper.Grouped.kind(Grouping.GROUP_SUM)), Stages.BATCH),
                        cells(rings, Average.HISTORY, Widths.EQUAL_WIDTH, List.of(learned), Stages.BATCH),
                        cells(rings, Average.CURRENT, Widths.QUANTILE, List.of(learned), Stages.BATCH),
                        cells(Clusterings.named("k-means"), Average.HISTORY, Widths.EQUAL_WIDTH, List.of(learned), Stages.BATCH),
                        cells(Clusterings.named("random"), Average.CURRENT, Widths.EQUAL_WIDTH,
                                List.of(learned, Mapper.Grouped.kind(Grouping.GROUP_SUM)), Stages.BATCH)),
                List.of());
    }

    private static Condition cells(Kind<Clustering> clustering, Average average, Widths rings, List<Kind<Mapper>> mappers,
            Stages... stages) {
        return new Condition(List.of(
                new Axis<>(Settings.SPLITTING_CLUSTERING, List.of(clustering)),
                new Axis<>(MovingCentre.AVERAGE, List.of(average)),
                new Axis<>(Rings.WIDTHS, List.of(rings)),
                new Axis<>(Settings.SPLITTING_MAPPER, mappers),
                new Axis<>(Mapper.Learned.STAGES, List.of(stages))));
    }

    private static Configuration focal(Configuration base) {
        return base.with(Settings.LOSS_NAME, Losses.named("focal")).with(Settings.IMBALANCE_FACTOR, 0.1);
    }

    private static List<SubclassNumbers> plans() {
        return IntStream.range(0, SubclassPlan.PAPER.size()).mapToObj(index -> SubclassNumbers.of(SubclassPlan.paper(index, 10))).toList();
    }
}
