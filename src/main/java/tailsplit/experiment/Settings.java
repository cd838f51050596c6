package tailsplit.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tailsplit.dataset.Datasets;
import tailsplit.experiment.SettingType.Choice;
import tailsplit.experiment.SettingType.Decimal;
import tailsplit.experiment.SettingType.Device;
import tailsplit.experiment.SettingType.FilePath;
import tailsplit.experiment.SettingType.Flag;
import tailsplit.experiment.SettingType.ListOf;
import tailsplit.experiment.SettingType.Subclasses;
import tailsplit.experiment.SettingType.Text;
import tailsplit.experiment.SettingType.WholeNumber;
import tailsplit.loss.LossKind;
import tailsplit.loss.Losses;
import tailsplit.loss.Parameter;
import tailsplit.splitting.SubclassNumbers;

/**
 * Every setting there is, and the one place of all defaults. They are declared in the order in which files and forms
 * show them. "The paper" is Yuan et al., Mathematics 2023, 11, 2996.
 *
 * <p>A default never changes, nor does a key or the order: {@link Configuration#hash} leaves out what is at its default,
 * so a run of the old default would be taken for one of the new. The default of a setting that is added is what was
 * done before there was one.
 */
public final class Settings {
    private static final List<Setting<?>> DECLARED = new ArrayList<>();

    private static final Choice DATASETS = new Choice(Datasets.names().toArray(String[]::new));

    private static final Choice NETWORKS = new Choice(
            "resnet8", "resnet14", "resnet20", "resnet26", "resnet32", "resnet38", "resnet44", "resnet50", "resnet56",
            "resnet110");

    public static final Setting<String> NAME = local("name", "Name", new Text(), "Untitled",
            "What the experiment is called. The folder of a run begins with it.");

    public static final Setting<String> DATASET_NAME = fixed("dataset.name", "Data set", DATASETS, "shapes10",
            "The images to train and test on. shapes10, shapes100 and shapes4 are drawn by Tailsplit itself and need no files.");
    public static final Setting<Optional<Path>> DATASET_PATH = local("dataset.path", "Data files", new FilePath(),
            Optional.empty(), "The file or folder that holds the data set.");
    public static final Setting<String> DATASET_LABELS = fixed("dataset.labels", "Labels",
            new Choice("fine", "coarse"), "fine",
            "CIFAR-100 has 100 fine classes in 20 coarse ones. Other data sets have one kind of label only.");
    public static final Setting<Long> DATASET_SIZE = fixed("dataset.size", "Image side", new WholeNumber(8, 256), 32L,
            "Pixels along each side that the images of a folder are scaled to.");
    public static final Setting<Double> DATASET_TEST_FRACTION = fixed("dataset.testFraction", "Test share",
            Decimal.open(0, 1), 0.2, "The share of the images kept for testing where a data set has no test part.");
    public static final Setting<Long> DATASET_SPLIT_SEED = fixed("dataset.splitSeed", "Test split seed",
            new WholeNumber(0, 1L << 53), 0L,
            "Draws which images are kept for testing where a data set has no test part.");
    public static final Setting<String> DATASET_NORMALISATION = fixed("dataset.normalisation", "Normalisation",
            new Choice("auto", "cifar10", "own"), "auto",
            "The channels' means and standard deviations: CIFAR-10's, or measured on the training images kept. Auto "
                    + "takes CIFAR-10's for CIFAR-10 and CIFAR-100, as the LDAM-DRW code does, else measures.");

    public static final Setting<String> IMBALANCE_PROFILE = axis("imbalance.profile", "Profile",
            new Choice("natural", "exponential", "step", "custom"), "exponential",
            "How the images of a class fall off: as in the data set, exponentially, in one step after half of the "
                    + "classes, or as listed.");
    public static final Setting<Double> IMBALANCE_FACTOR = axis("imbalance.factor", "Imbalance factor",
            Decimal.above(0, 1), 0.01, "Images of the smallest class over those of the largest, the paper's beta.");
    public static final Setting<List<Long>> IMBALANCE_COUNTS = fixed("imbalance.counts", "Images of each class",
            new ListOf<>(new WholeNumber(1, 10_000_000), false), List.of(),
            "Training images of each class in the data set's order, for the custom profile.");
    public static final Setting<Long> IMBALANCE_MAX = axis("imbalance.max", "Largest class",
            new WholeNumber(0, 10_000_000), 0L,
            "Images of the largest class after the selection; 0 takes the largest class of the data set.");
    public static final Setting<Long> IMBALANCE_SEED = axis("imbalance.seed", "Selection seed",
            new WholeNumber(0, 0xFFFF_FFFFL), 0L,
            "Draws which images of a class are kept, with NumPy's generator as the LDAM-DRW code does.");

    public static final Setting<String> SPLITTING_METHOD = axis("splitting.method", "Splitting",
            new Choice("none", "cws"), "none", "Classwise splitting (CWS) of the paper, or none for the baseline.");
    public static final Setting<SubclassNumbers> SPLITTING_SUBCLASSES = axis("splitting.subclasses", "Subclasses",
            new Subclasses(), SubclassNumbers.unsaid(),
            "Subclasses of each class in the data set's order. An empty list takes the paper's plan for 10 and 100 "
                    + "classes, and otherwise numbers in proportion to the images. Or found automatically: auto:balanced by "
                    + "the size of a subclass, auto:modes by the modes of the features of a short baseline run, auto:adaptive "
                    + "balanced at first and then merged and split in training.");
    public static final Setting<Long> SPLITTING_SIZE = axis("splitting.size", "Size of a subclass",
            new WholeNumber(0, 10_000_000), 0L,
            "Images that balanced numbers bring a subclass near to; 0 takes a fifth of the largest class.");
    public static final Setting<Long> SPLITTING_SMALLEST = axis("splitting.smallest", "Smallest subclass",
            new WholeNumber(1, 10_000_000), 20L,
            "Images that a subclass has at least where modes are looked for; in adaptive training one with fewer is merged.");
    public static final Setting<Long> SPLITTING_PILOT_EPOCHS = axis("splitting.pilotEpochs", "Epochs before the modes",
            new WholeNumber(1, 10_000), 5L,
            "Epochs of the short baseline run whose features show the modes of a class.");
    public static final Setting<List<Double>> SPLITTING_ADAPT_AT = axis("splitting.adaptAt", "Adapt at",
            new ListOf<>(Decimal.open(0, 1), true), List.of(0.2, 0.4, 0.6),
            "The shares of the epochs after which adaptive subclasses are merged and split.");
    public static final Setting<String> SPLITTING_CLUSTERING = axis("splitting.clustering", "Clustering",
            new Choice("rings", "k-means", "random"), "rings",
            "How a class is split: the paper's rings around its centre, online k-means with a moving centre for each "
                    + "subclass, or a fixed random split, the control experiment that shows whether the clustering matters.");
    public static final Setting<Double> SPLITTING_ATTENUATION = axis("splitting.attenuation", "Attenuation",
            Decimal.open(0, 1), 0.99, "The weight in the moving average of a centre, alpha in Equation 4.");
    public static final Setting<String> SPLITTING_AVERAGE = axis("splitting.average", "Attenuation weights",
            new Choice("current", "history"), "current",
            "Which term of Equation 4 the attenuation weights: the current batch's mean as printed, or the history.");
    public static final Setting<String> SPLITTING_DISTANCE = axis("splitting.distance", "Distance",
            new Choice("euclidean", "cosine"), "euclidean",
            "How far a feature is from a centre, in Equations 2 and 3 and under k-means.");
    public static final Setting<String> SPLITTING_RINGS = axis("splitting.rings", "Rings",
            new Choice("equal-width", "quantile", "running-maximum"), "equal-width",
            "Where one subclass ends and the next begins: equal widths up to the batch's farthest image (Equations 2 "
                    + "and 3), equal numbers of images, or equal widths up to the farthest image so far.");
    public static final Setting<String> SPLITTING_SCARCE = axis("splitting.scarce", "Scarce classes",
            new Choice("rings", "innermost"), "rings",
            "Classes with fewer images in a batch than subclasses: split as any other, as printed, or kept in the "
                    + "innermost subclass.");
    public static final Setting<String> SPLITTING_COUNTS = axis("splitting.counts", "Pseudo-class counts",
            new Choice("tally", "real", "strict"), "tally",
            "What losses and rules take as a subclass's number of images: the last epoch's tally but at least 1, the "
                    + "real class's number, or the tally with its zeros.");
    public static final Setting<String> SPLITTING_MAPPER = axis("splitting.mapper", "Label mapper",
            new Choice("learned", "group-sum"), "learned",
            "What leads subclasses back to classes: the paper's learned label mapper, or the fixed sum of the softmax over "
                    + "a class's subclasses, which needs no second stage.");
    public static final Setting<String> SPLITTING_STAGES = axis("splitting.stages", "Stages",
            new Choice("batch", "epoch", "joint"), "batch",
            "Backbone and label mapper are trained in turn in every batch or every epoch, or jointly on the sum of "
                    + "their losses.");
    public static final Setting<Long> SPLITTING_HIDDEN = axis("splitting.hidden", "Hidden units",
            new WholeNumber(1, 4096), 64L, "Hidden nodes of the label mapper, a three-layer perceptron.");

    public static final Setting<String> LOSS_NAME = axis("loss.name", "Loss",
            new Choice(Losses.ALL.stream().map(LossKind::name).toList()), "cross-entropy",
            "The paper compares cross-entropy, focal and LDAM; the other losses go beyond it.");
    private static final Map<Parameter<?>, Setting<?>> OF_LOSSES = declareParameters();

    public static final Setting<String> RULE_NAME = axis("rule.name", "Rule",
            new Choice("none", "resampling", "reweighting", "drw", "drs"), "none",
            "Classes are balanced by drawing their images more often or by weighting their losses, from the start or "
                    + "deferred (DRW, DRS).");
    public static final Setting<Double> RULE_BETA = axis("rule.beta", "Effective number beta", Decimal.below(0, 1),
            0.9999, "A class of n images has the weight (1 - beta) / (1 - beta^n) (Cui et al., 2019).");
    public static final Setting<Double> RULE_DEFER_UNTIL = axis("rule.deferUntil", "Defer until",
            Decimal.closed(0, 1), 0.8, "The share of the epochs after which DRW and DRS begin to balance.");
    public static final Setting<String> RULE_SAMPLER = axis("rule.sampler", "Sampler",
            new Choice("attached", "released"), "attached",
            "Resampling draws with its sampler, or, as the LDAM-DRW code has it, builds it and never uses it.");
    public static final Setting<String> RULE_RESAMPLE_OVER = axis("rule.resampleOver", "Resample over",
            new Choice("classes", "subclasses"), "classes",
            "What resampling balances under classwise splitting: the real classes or their subclasses.");

    public static final Setting<String> NETWORK_NAME = axis("network.name", "Network", NETWORKS, "resnet32",
            "A residual network for small images (He et al., 2016, section 4.2), named by its layers.");

    public static final Setting<Long> TRAINING_EPOCHS = axis("training.epochs", "Epochs",
            new WholeNumber(1, 10_000), 200L, "How often training passes over the images.");
    public static final Setting<Long> TRAINING_BATCH = axis("training.batch", "Batch size",
            new WholeNumber(2, 65_536), 128L, "Images in one step. The last, smaller batch of an epoch is kept.");
    public static final Setting<Double> TRAINING_LEARNING_RATE = axis("training.learningRate", "Learning rate",
            Decimal.above(0, 100), 0.1, "The step of stochastic gradient descent after the warm-up.");
    public static final Setting<Double> TRAINING_MOMENTUM = axis("training.momentum", "Momentum",
            Decimal.below(0, 1), 0.9, "How much of the last step goes into the next one.");
    public static final Setting<Double> TRAINING_WEIGHT_DECAY = axis("training.weightDecay", "Weight decay",
            Decimal.closed(0, 1), 0.0002, "Pulls all parameters towards zero, batch normalisation's included.");
    public static final Setting<Double> TRAINING_WARMUP = axis("training.warmup", "Warm-up",
            Decimal.closed(0, 1), 0.025, "The share of the epochs in which the learning rate rises linearly.");
    public static final Setting<List<Double>> TRAINING_MILESTONES = axis("training.milestones", "Milestones",
            new ListOf<>(Decimal.closed(0, 1), true), List.of(0.8, 0.9),
            "The shares of the epochs after which the learning rate falls.");
    public static final Setting<Double> TRAINING_DECAY = axis("training.decay", "Decay at milestones",
            Decimal.above(0, 1), 0.01, "What the learning rate is multiplied by at every milestone.");
    public static final Setting<Long> TRAINING_CROP = axis("training.crop", "Crop padding", new WholeNumber(0, 64), 4L,
            "Pixels of zero padding around an image before it is cropped at random to its size; 0 crops nothing.");
    public static final Setting<Boolean> TRAINING_FLIP = axis("training.flip", "Random flip", new Flag(), true,
            "Whether every second training image, drawn at random, is mirrored left to right.");
    public static final Setting<Double> TRAINING_MIXUP = axis("training.mixup", "Mixup", Decimal.closed(0, 10), 0.0,
            "Mixes the images of a batch, and their losses, in shares of Beta(alpha, alpha) (mixup, Zhang et al., 2018); "
                    + "0 mixes none. Not with classwise splitting, which sorts single images.");
    public static final Setting<String> TRAINING_CLASSIFIER = axis("training.classifier", "Classifier",
            new Choice("joint", "crt"), "joint",
            "Trained jointly with the network, or anew after it: classifier re-training (cRT, Kang et al., 2020) on classes drawn "
                    + "equally often, the network frozen. Not with classwise splitting, whose classifier learns subclasses.");
    public static final Setting<Long> TRAINING_CRT_EPOCHS = axis("training.crtEpochs", "Re-training epochs",
            new WholeNumber(1, 10_000), 30L,
            "Epochs of classifier re-training, after all others. Its learning rate is 0.1, a tenth of it after each third.");
    public static final Setting<Long> TRAINING_SEED = axis("training.seed", "Training seed",
            new WholeNumber(0, 1L << 53), 0L, "Draws the first weights, the images' order and their augmentation.");
    public static final Setting<String> TRAINING_DEVICE = local("training.device", "Device", new Device(), "auto",
            "Where training runs; auto takes the first usable GPU and otherwise the processor.");
    public static final Setting<Long> TRAINING_THREADS = local("training.threads", "Threads",
            new WholeNumber(0, 1024), 0L, "Threads that compute on the processor; 0 takes all cores.");
    public static final Setting<String> TRAINING_PRECISION = axis("training.precision", "Precision",
            new Choice("auto", "f32", "bf16"), "auto",
            "The numbers in which convolutions compute: 32-bit, or bfloat16; auto takes bfloat16 "
                    + "where the processor or GPU computes with it. Parameters and losses are 32-bit always.");
    public static final Setting<Long> TRAINING_CHECKPOINT_EVERY = fixed("training.checkpointEvery", "Checkpoint every",
            new WholeNumber(1, 10_000), 1L, "Epochs between the checkpoints that a stopped run goes on from.");
    public static final Setting<Long> TRAINING_KEEP_CHECKPOINTS = fixed("training.keepCheckpoints", "Checkpoints kept",
            new WholeNumber(1, 10_000), 1L, "How many of the latest checkpoints stay. The best one always stays.");

    public static final Setting<Long> PROJECTION_IMAGES = fixed("projection.images", "Projected images",
            new WholeNumber(0, 100_000), 2000L, "Training images whose features are projected; 0 projects none.");
    public static final Setting<Long> PROJECTION_EVERY = fixed("projection.every", "Project every",
            new WholeNumber(1, 10_000), 1L, "Epochs between projections.");
    public static final Setting<Long> PROJECTION_FEATURES_EVERY = fixed("projection.featuresEvery",
            "Save features every", new WholeNumber(0, 10_000), 10L,
            "Epochs between the saved features of the projected images; 0 saves none.");

    /** In the order of their declaration, which keeps each group together. */
    public static final List<Setting<?>> ALL = List.copyOf(DECLARED);

    /** What runs are repeated over. */
    public static final List<Setting<?>> SEEDS = List.of(TRAINING_SEED, IMBALANCE_SEED);

    private static final Map<String, Setting<?>> BY_KEY =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Setting::key, Function.identity()));

    private Settings() {}

    /** The setting of that key, for example {@code training.epochs}; empty where there is none. */
    public static Optional<Setting<?>> byKey(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** The setting that a parameter of a loss became. */
    @SuppressWarnings("unchecked") // made of that parameter
    public static <T> Setting<T> of(Parameter<T> parameter) {
        return (Setting<T>) OF_LOSSES.get(parameter);
    }

    private static Map<Parameter<?>, Setting<?>> declareParameters() {
        Map<Parameter<?>, Setting<?>> settings = new LinkedHashMap<>();
        Losses.ALL.forEach(loss -> loss.parameters().forEach(parameter -> settings.put(parameter, setting(parameter))));
        return settings;
    }

    private static <T> Setting<T> setting(Parameter<T> parameter) {
        return axis("loss." + parameter.name(), parameter.label(), type(parameter.allowed()), parameter.standard(), parameter.help());
    }

    @SuppressWarnings("unchecked") // the type of what is allowed
    private static <T> SettingType<T> type(Parameter.Allowed<T> allowed) {
        return (SettingType<T>) switch (allowed) {
            case Parameter.Numbers(double min, boolean minIncluded, double max) -> new Decimal(min, minIncluded, max, true);
            case Parameter.Words(List<String> words) -> new Choice(words);
        };
    }

    /** A setting that an ablation may vary. */
    private static <T> Setting<T> axis(String key, String label, SettingType<T> type, T value, String help) {
        return declare(new Setting<>(key, label, type, value, help, true, true));
    }

    private static <T> Setting<T> fixed(String key, String label, SettingType<T> type, T value, String help) {
        return declare(new Setting<>(key, label, type, value, help, false, true));
    }

    /** A setting of the place where a run happens, not of what it computes. */
    private static <T> Setting<T> local(String key, String label, SettingType<T> type, T value, String help) {
        return declare(new Setting<>(key, label, type, value, help, false, false));
    }

    private static <T> Setting<T> declare(Setting<T> setting) {
        DECLARED.add(setting);
        return setting;
    }
}
