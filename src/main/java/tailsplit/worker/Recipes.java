package tailsplit.worker;

import java.util.Locale;
import java.util.Optional;
import tailsplit.clustering.Assignment;
import tailsplit.dataset.Normalised;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Schedules;
import tailsplit.experiment.Settings;
import tailsplit.gpu.ComputeDevice;
import tailsplit.loss.Rule;
import tailsplit.network.Precision;
import tailsplit.network.PrecisionChoice;
import tailsplit.run.Provenance;
import tailsplit.splitting.Adaptation;
import tailsplit.splitting.PseudoCounts;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassPlan;
import tailsplit.training.Augmentation;
import tailsplit.training.Devices;
import tailsplit.training.Normalisation;
import tailsplit.training.Recipe;
import tailsplit.training.RetentionPolicy;
import tailsplit.training.Splitting;

/** Translates a configuration into what the trainer understands. */
final class Recipes {
    private Recipes() {}

    static Recipe recipe(Prepared prepared, Precision precision) {
        Configuration c = prepared.configuration();
        return new Recipe(prepared.dataset(), prepared.split(), prepared.plan().map(plan -> splitting(c, plan)),
                c.get(Settings.LOSS_NAME).of(c), Rule.of(c.get(Settings.RULE_NAME), c),
                c.get(Settings.NETWORK_NAME), precision, c.get(Settings.NETWORK_BIASES), Schedules.of(c), c.getInt(Settings.TRAINING_BATCH),
                c.get(Settings.TRAINING_MOMENTUM), c.get(Settings.TRAINING_WEIGHT_DECAY),
                new Augmentation(c.get(Settings.TRAINING_CROPPING).of(c), c.get(Settings.TRAINING_FLIP)),
                normalisation(prepared), c.get(Settings.TRAINING_MIXUP), c.get(Settings.TRAINING_SEED));
    }

    static RetentionPolicy retention(Configuration c) {
        return new RetentionPolicy(c.getInt(Settings.TRAINING_CHECKPOINT_EVERY), c.getInt(Settings.TRAINING_KEEP_CHECKPOINTS),
                c.getInt(Settings.PROJECTION_IMAGES), c.getInt(Settings.PROJECTION_EVERY),
                c.getInt(Settings.PROJECTION_FEATURES_EVERY));
    }

    private static Splitting splitting(Configuration c, SubclassPlan plan) {
        return new Splitting(plan, c.get(Settings.SPLITTING_CLUSTERING).of(c), Assignment.of(c), PseudoCounts.of(c),
                c.get(Settings.SPLITTING_MAPPER).of(c), adaptation(c));
    }

    private static Optional<Adaptation> adaptation(Configuration c) {
        return c.get(Settings.SPLITTING_SUBCLASSES) != SubclassNumbers.Automatic.ADAPTIVE ? Optional.empty()
                : Optional.of(Adaptation.of(c.get(Settings.SPLITTING_ADAPT_AT), c.getInt(Settings.TRAINING_EPOCHS),
                        c.getInt(Settings.SPLITTING_SMALLEST)));
    }

    private static Normalisation normalisation(Prepared prepared) {
        boolean cifar10 = prepared.configuration().get(Settings.DATASET_NORMALISATION) == Normalised.CIFAR10;
        return cifar10 ? Normalisation.CIFAR10
                : Normalisation.measured(prepared.dataset().train(), prepared.split().all());
    }

    /**
     * That with which a run began. Where it was chosen for the machine and this one has no instructions for it, 32 bits from
     * there on.
     */
    static Precision precision(Configuration c, ComputeDevice device, Optional<Provenance> begun) {
        PrecisionChoice asked = c.get(Settings.TRAINING_PRECISION);
        if (begun.isEmpty()) {
            return Devices.precision(asked, device);
        }
        Precision earlier = precision(begun.get());
        return earlier.isBfloat16() && asked == PrecisionChoice.AUTO ? Devices.runnable(earlier, device) : earlier;
    }

    private static Precision precision(Provenance begun) {
        Precision precision = Precision.valueOf(begun.currentPrecision().toUpperCase(Locale.ROOT));
        return precision == Precision.BF16 && begun.numerics() == 0 ? Precision.BF16_POOLED : precision;
    }
}
