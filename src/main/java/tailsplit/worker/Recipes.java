package tailsplit.worker;

import java.util.Locale;
import java.util.Optional;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Schedules;
import tailsplit.experiment.Settings;
import tailsplit.loss.Loss;
import tailsplit.loss.LossKind;
import tailsplit.loss.Losses;
import tailsplit.loss.Parameter;
import tailsplit.loss.Rule;
import tailsplit.network.Precision;
import tailsplit.run.Provenance;
import tailsplit.splitting.Adaptation;
import tailsplit.splitting.Clustering;
import tailsplit.splitting.PseudoCounts;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassPlan;
import tailsplit.training.Augmentation;
import tailsplit.training.Devices;
import tailsplit.training.Keeping;
import tailsplit.training.Normalisation;
import tailsplit.training.Recipe;
import tailsplit.training.Splitting;

/** Translates a configuration into what the trainer understands. */
final class Recipes {
    private Recipes() {}

    static Recipe recipe(Prepared prepared, Precision precision) {
        Configuration c = prepared.configuration();
        return new Recipe(prepared.dataset(), prepared.split(), prepared.plan().map(plan -> splitting(c, plan)),
                loss(c), rule(c), depth(c), precision, Schedules.of(c), c.getInt(Settings.TRAINING_BATCH),
                c.get(Settings.TRAINING_MOMENTUM), c.get(Settings.TRAINING_WEIGHT_DECAY),
                new Augmentation(c.getInt(Settings.TRAINING_CROP), c.get(Settings.TRAINING_FLIP)),
                normalisation(prepared), c.get(Settings.TRAINING_MIXUP), c.get(Settings.TRAINING_SEED));
    }

    static Keeping keeping(Configuration c) {
        return new Keeping(c.getInt(Settings.TRAINING_CHECKPOINT_EVERY), c.getInt(Settings.TRAINING_KEEP_CHECKPOINTS),
                c.getInt(Settings.PROJECTION_IMAGES), c.getInt(Settings.PROJECTION_EVERY),
                c.getInt(Settings.PROJECTION_FEATURES_EVERY));
    }

    private static Loss loss(Configuration c) {
        return Losses.named(c.get(Settings.LOSS_NAME)).maker().apply(new LossKind.Values() {
            @Override
            public <T> T of(Parameter<T> parameter) {
                return c.get(Settings.of(parameter));
            }
        });
    }

    private static Rule rule(Configuration c) {
        return new Rule(constant(Rule.Kind.class, c.get(Settings.RULE_NAME)), c.get(Settings.RULE_BETA),
                c.get(Settings.RULE_DEFER_UNTIL), c.get(Settings.RULE_SAMPLER).equals("attached"),
                c.get(Settings.RULE_RESAMPLE_OVER).equals("subclasses"));
    }

    private static Splitting splitting(Configuration c, SubclassPlan plan) {
        return new Splitting(plan, clustering(c),
                constant(PseudoCounts.class, c.get(Settings.SPLITTING_COUNTS)), mapper(c), adaptation(c));
    }

    private static Optional<Adaptation> adaptation(Configuration c) {
        return c.get(Settings.SPLITTING_SUBCLASSES) != SubclassNumbers.Automatic.ADAPTIVE ? Optional.empty()
                : Optional.of(Adaptation.of(c.get(Settings.SPLITTING_ADAPT_AT), c.getInt(Settings.TRAINING_EPOCHS),
                        c.getInt(Settings.SPLITTING_SMALLEST)));
    }

    private static Splitting.Mapper mapper(Configuration c) {
        return c.get(Settings.SPLITTING_MAPPER).equals("group-sum") ? new Splitting.GroupSum()
                : new Splitting.Learned(constant(Splitting.Stages.class, c.get(Settings.SPLITTING_STAGES)),
                        c.getInt(Settings.SPLITTING_HIDDEN));
    }

    private static Clustering clustering(Configuration c) {
        Clustering.MovingCentre centre = new Clustering.MovingCentre(c.get(Settings.SPLITTING_ATTENUATION),
                constant(Clustering.Average.class, c.get(Settings.SPLITTING_AVERAGE)),
                constant(Clustering.Distance.class, c.get(Settings.SPLITTING_DISTANCE)));
        return switch (c.get(Settings.SPLITTING_CLUSTERING)) {
            case "rings" -> new Clustering.Rings(centre, constant(Clustering.Widths.class, c.get(Settings.SPLITTING_RINGS)),
                    constant(Clustering.Scarce.class, c.get(Settings.SPLITTING_SCARCE)));
            case "k-means" -> new Clustering.KMeans(centre);
            case "random" -> new Clustering.RandomSplit();
            default -> throw new IllegalArgumentException(c.get(Settings.SPLITTING_CLUSTERING));
        };
    }

    private static Normalisation normalisation(Prepared prepared) {
        boolean cifar10 = prepared.configuration().get(Settings.DATASET_NORMALISATION).equals("cifar10");
        return cifar10 ? Normalisation.CIFAR10
                : Normalisation.measured(prepared.dataset().train(), prepared.split().all());
    }

    private static int depth(Configuration c) {
        return Integer.parseInt(c.get(Settings.NETWORK_NAME).substring("resnet".length()));
    }

    /** That with which a run began, wherever it goes on. */
    static Precision precision(Configuration c, String device, Optional<Provenance> begun) {
        return Devices.precision(begun.map(Provenance::precision).orElse(c.get(Settings.TRAINING_PRECISION)), device);
    }

    /** The constant whose name is the setting's value in capitals. */
    private static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Enum.valueOf(type, value.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
