package tailsplit.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tailsplit.clustering.Clustering;
import tailsplit.clustering.Clusterings;
import tailsplit.dataset.Crop;
import tailsplit.dataset.Cropping;
import tailsplit.dataset.DatasetKind;
import tailsplit.dataset.Datasets;
import tailsplit.dataset.Normalised;
import tailsplit.gpu.ComputeDevice;
import tailsplit.gpu.ComputeDeviceType;
import tailsplit.imbalance.Profile;
import tailsplit.imbalance.ValidationCut;
import tailsplit.loss.Loss;
import tailsplit.loss.Losses;
import tailsplit.loss.Rule;
import tailsplit.loss.RuleKind;
import tailsplit.network.BiasStart;
import tailsplit.network.NetworkKind;
import tailsplit.network.Networks;
import tailsplit.network.PrecisionChoice;
import tailsplit.schedule.ClassifierTraining;
import tailsplit.setting.Kind;
import tailsplit.setting.Option;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.FilePath;
import tailsplit.setting.SettingType.Flag;
import tailsplit.setting.SettingType.ListOf;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.setting.SettingType.Text;
import tailsplit.setting.SettingType.WholeNumber;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.PseudoCounts;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.Stages;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassNumbersType;

/**
 * Every setting there is, in the order in which files and forms show them; those of a loss, a clustering and other options
 * are declared beside them and take their place here. "The paper" is Yuan et al., Mathematics 2023, 11, 2996.
 *
 * <p>A default never changes, nor does a key or the order: {@link Configuration#hash} leaves out what is at its default,
 * so a run of the old default would be taken for one of the new. The default of a setting that is added is what was
 * done before there was one.
 */
public final class Settings {
    private static final List<Setting<?>> DECLARED = new ArrayList<>();

    public static final Setting<String> NAME = local("name", "Name", new Text(), "Untitled",
            "What the experiment is called. The folder of a run begins with it.");

    public static final Setting<DatasetKind> DATASET_NAME = fixed("dataset.name", "Data set", new OneOf<>(Datasets.ALL),
            Datasets.named("shapes10"),
            "The images to train and test on. shapes10, shapes100 and shapes4 are drawn by Tailsplit itself and need no files.");
    public static final Setting<Optional<Path>> DATASET_PATH = local("dataset.path", "Data files", new FilePath(),
            Optional.empty(), "The file or folder that holds the data set.");
    static {
        declareOf(Datasets.ALL);
        ValidationCut.SETTINGS.forEach(Settings::declare);
    }

    public static final Setting<Normalised> DATASET_NORMALISATION = fixed("dataset.normalisation", "Normalisation",
            OneOf.of(Normalised.class), Normalised.AUTO,
            "The channels' means and standard deviations: CIFAR-10's, or measured on the training images kept. Auto "
                    + "takes CIFAR-10's for CIFAR-10 and CIFAR-100, as the LDAM-DRW code does, else measures.");

    public static final Setting<Kind<Profile>> IMBALANCE_PROFILE = axis("imbalance.profile", "Profile",
            new OneOf<>(Profile.ALL), Profile.EXPONENTIAL,
            "How the images of a class fall off: as in the data set, exponentially, in one step after half of the "
                    + "classes, or as listed.");
    public static final Setting<Double> IMBALANCE_FACTOR = declare(Profile.FACTOR);
    public static final Setting<List<Long>> IMBALANCE_COUNTS = declare(Profile.COUNTS);
    public static final Setting<Long> IMBALANCE_MAX = declare(Profile.MAX);
    public static final Setting<Long> IMBALANCE_SEED = axis("imbalance.seed", "Selection seed",
            new WholeNumber(0, 0xFFFF_FFFFL), 0L,
            "Draws which images of a class are kept, with NumPy's generator as the LDAM-DRW code does.");

    public static final Setting<SplittingMethod> SPLITTING_METHOD = axis("splitting.method", "Splitting",
            OneOf.of(SplittingMethod.class), SplittingMethod.NONE, "Classwise splitting (CWS) of the paper, or none for the baseline.");
    public static final Setting<SubclassNumbers> SPLITTING_SUBCLASSES = axis("splitting.subclasses", "Subclasses",
            new SubclassNumbersType(), SubclassNumbers.unsaid(),
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
    public static final Setting<Kind<Clustering>> SPLITTING_CLUSTERING = axis("splitting.clustering", "Clustering",
            new OneOf<>(Clusterings.ALL), Clusterings.named("rings"),
            "How a class is split: the paper's rings around its centre, online k-means with a moving centre for each "
                    + "subclass, or a fixed random split, the control experiment that shows whether the clustering matters.");

    static {
        declareOf(Clusterings.ALL);
    }

    static {
        declare(PseudoCounts.SOURCE, PseudoCounts.FLOOR);
    }

    public static final Setting<Kind<Mapper>> SPLITTING_MAPPER = axis("splitting.mapper", "Label mapper",
            new OneOf<>(Mapper.ALL), Mapper.Learned.KIND,
            "What leads subclasses back to classes: the paper's learned label mapper, or without a second stage the sum of the softmax "
                    + "over a class's subclasses, its largest pseudo-logit, or the mean of its pseudo-logits.");

    static {
        declareOf(Mapper.ALL);
        declareOf(List.of(Stages.values()));
    }

    public static final Setting<Kind<Loss>> LOSS_NAME = axis("loss.name", "Loss", new OneOf<>(Losses.ALL), Losses.named("cross-entropy"),
            "The paper compares cross-entropy, focal and LDAM; the other losses go beyond it.");

    static {
        declareOf(Losses.ALL);
    }

    public static final Setting<RuleKind> RULE_NAME = axis("rule.name", "Rule", OneOf.of(RuleKind.class), RuleKind.NONE,
            "Classes are balanced by drawing their images more often or by weighting their losses, from the start or "
                    + "deferred (DRW, DRS).");

    static {
        declare(Rule.BETA, Rule.DEFER_UNTIL, Rule.SAMPLER, Rule.RESAMPLE_OVER);
    }

    public static final Setting<NetworkKind> NETWORK_NAME = axis("network.name", "Network", new OneOf<>(Networks.ALL),
            Networks.named("resnet32"),
            "A residual network for small images (He et al., 2016, section 4.2), named by its layers.");

    public static final Setting<BiasStart> NETWORK_BIASES = axis("network.biases", "First biases", OneOf.of(BiasStart.class),
            BiasStart.ZERO,
            "Where the biases of classifier and label mapper begin: at zero, or drawn as the LDAM-DRW code leaves them.");

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
    public static final Setting<Cropping> TRAINING_CROPPING = axis("training.cropping", "Crop",
            OneOf.of(Cropping.class), Cropping.PADDED,
            "Padded: zeros around an image, then a part of its own size, as for CIFAR. Random resized: a part of random size and "
                    + "shape, scaled to the image's size, as for ImageNet; for larger images.");

    static {
        declare(Crop.Padded.PADDING, Crop.Resized.SMALLEST);
    }

    public static final Setting<Boolean> TRAINING_FLIP = axis("training.flip", "Random flip", new Flag(), true,
            "Whether every second training image, drawn at random, is mirrored left to right.");
    public static final Setting<Double> TRAINING_MIXUP = axis("training.mixup", "Mixup", Decimal.closed(0, 10), 0.0,
            "Mixes the images of a batch, and their losses, in shares of Beta(alpha, alpha) (mixup, Zhang et al., 2018); "
                    + "0 mixes none. Not with classwise splitting, which sorts single images.");
    public static final Setting<ClassifierTraining> TRAINING_CLASSIFIER = axis("training.classifier", "Classifier",
            OneOf.of(ClassifierTraining.class), ClassifierTraining.JOINT,
            "Trained jointly with the network, or anew after it: classifier re-training (cRT, Kang et al., 2020) on classes drawn "
                    + "equally often, the network frozen. Not with classwise splitting, whose classifier learns subclasses.");
    public static final Setting<Long> TRAINING_CRT_EPOCHS = axis("training.crtEpochs", "Re-training epochs",
            new WholeNumber(1, 10_000), 30L,
            "Epochs of classifier re-training, after all others. Its learning rate is 0.1, a tenth of it after each third.");
    public static final Setting<Long> TRAINING_SEED = axis("training.seed", "Training seed",
            new WholeNumber(0, 1L << 53), 0L, "Draws the first weights, the images' order and their augmentation.");
    public static final Setting<ComputeDevice> TRAINING_DEVICE = local("training.device", "Device", new ComputeDeviceType(),
            new ComputeDevice.Auto(),
            "Where training runs; auto takes the first usable GPU and otherwise the processor.");
    public static final Setting<Long> TRAINING_THREADS = local("training.threads", "Threads",
            new WholeNumber(0, 1024), 0L, "Threads that compute on the processor; 0 takes all cores.");
    public static final Setting<PrecisionChoice> TRAINING_PRECISION = axis("training.precision", "Precision",
            OneOf.of(PrecisionChoice.class), PrecisionChoice.AUTO,
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

    private static <T> Setting<T> axis(String key, String label, SettingType<T> type, T value, String help) {
        return declare(Setting.axis(key, label, type, value, help));
    }

    private static <T> Setting<T> fixed(String key, String label, SettingType<T> type, T value, String help) {
        return declare(Setting.fixed(key, label, type, value, help));
    }

    private static <T> Setting<T> local(String key, String label, SettingType<T> type, T value, String help) {
        return declare(Setting.local(key, label, type, value, help));
    }

    /** Those of the options' settings that are not declared yet, in the options' order. */
    private static void declareOf(List<? extends Option> options) {
        options.stream().flatMap(option -> option.settings().stream()).filter(setting -> !DECLARED.contains(setting))
                .distinct().forEach(Settings::declare);
    }

    private static void declare(Setting<?>... settings) {
        List.of(settings).forEach(Settings::declare);
    }

    private static <T> Setting<T> declare(Setting<T> setting) {
        DECLARED.add(setting);
        return setting;
    }
}
