package tailsplit.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.dataset.Datasets;
import tailsplit.dataset.ImageSet;
import tailsplit.dataset.Normalised;
import tailsplit.file.InvalidInputException;
import tailsplit.imbalance.LongTailedSplit;
import tailsplit.imbalance.ValidationCut;
import tailsplit.network.NetworkInput;
import tailsplit.network.NetworkKind;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassNumbers.Automatic;
import tailsplit.splitting.SubclassPlan;

/**
 * An experiment whose data are at hand: everything that a configuration leaves to the data set is decided.
 *
 * @param configuration with those decisions written into it: the run's identity
 * @param subclasses    empty for the baseline
 * @param notices       sentences for the user about what was decided, and what of the data set was left out
 */
public record Prepared(
        Configuration configuration,
        Dataset dataset,
        LongTailedSplit split,
        Optional<PlannedSubclasses> subclasses,
        List<String> notices) {
    public Prepared {
        notices = List.copyOf(notices);
    }

    /** @throws InvalidInputException where the data set is not there, or the configuration does not fit it */
    public static Prepared of(Configuration configuration, Path dataHome) {
        return of(configuration, Datasets.load(source(configuration), dataHome));
    }

    /**
     * @param dataset what {@link #source} of the configuration loads
     * @throws InvalidInputException where the configuration does not fit the data set
     */
    public static Prepared of(Configuration configuration, Dataset dataset) {
        requireTaken(configuration.get(Settings.NETWORK_NAME), dataset.train());
        LongTailedSplit split = split(configuration, dataset);
        Optional<PlannedSubclasses> subclasses = subclasses(configuration, split.counts());
        Configuration resolved = numbered(configuration, subclasses)
                .with(Settings.DATASET_NORMALISATION, normalisation(configuration, dataset));
        return new Prepared(resolved, dataset, split, subclasses,
                Stream.of(dataset.notices().stream(), split.notices().stream(), subclasses.flatMap(PlannedSubclasses::notice).stream())
                        .flatMap(Function.identity()).toList());
    }

    /** @throws InvalidInputException where a network cannot be trained on images of that shape */
    static void requireTaken(NetworkKind network, ImageSet images) {
        if (!network.input().takes(images.channels(), images.height(), images.width())) {
            throw new InvalidInputException("network.name: found %s, but the data set has %s; allowed with this network: %s".formatted(
                    network.key(), NetworkInput.found(images.channels(), images.height(), images.width()), network.input().allowed()));
        }
    }

    private static Optional<PlannedSubclasses> subclasses(Configuration configuration, int[] counts) {
        return configuration.get(Settings.SPLITTING_METHOD) == SplittingMethod.NONE ? Optional.empty()
                : Optional.of(PlannedSubclasses.of(configuration.get(Settings.SPLITTING_SUBCLASSES),
                        configuration.getInt(Settings.SPLITTING_SIZE), counts));
    }

    /** The size of a subclass is part of a run's identity only where training goes on finding numbers. */
    private static Configuration numbered(Configuration configuration, Optional<PlannedSubclasses> subclasses) {
        SubclassNumbers numbers = subclasses.map(PlannedSubclasses::numbers).orElse(SubclassNumbers.unsaid());
        Configuration numbered = configuration.with(Settings.SPLITTING_SUBCLASSES, numbers);
        return numbers instanceof SubclassNumbers.Automatic ? numbered
                : numbered.with(Settings.SPLITTING_SIZE, Settings.SPLITTING_SIZE.defaultValue());
    }

    /** The plan that training begins with; empty for the baseline. */
    public Optional<SubclassPlan> plan() {
        return subclasses.map(PlannedSubclasses::plan);
    }

    /** The same with the numbers of subclasses that were found after all. */
    public Prepared with(SubclassPlan found) {
        return new Prepared(configuration, dataset, split, subclasses.map(each -> each.with(found)), notices);
    }

    private static LongTailedSplit split(Configuration configuration, Dataset dataset) {
        int max = configuration.getInt(Settings.IMBALANCE_MAX);
        return LongTailedSplit.draw(dataset.train().labels(), dataset.classes(),
                configuration.get(Settings.IMBALANCE_PROFILE).of(configuration),
                max == 0 ? OptionalInt.empty() : OptionalInt.of(max), configuration.get(Settings.IMBALANCE_SEED),
                validation(configuration, dataset));
    }

    private static Optional<ValidationCut> validation(Configuration configuration, Dataset dataset) {
        Optional<ValidationCut> cut = ValidationCut.of(configuration);
        if (cut.isPresent() && dataset.validation().isPresent()) {
            throw new InvalidInputException(("%s: found %s, but the data set has a validation part of its own, of %,d images; "
                    + "allowed here: 0").formatted(cut.get().setting().key(), configuration.text(cut.get().setting()),
                            dataset.validation().get().size()));
        }
        return cut;
    }

    private static Normalised normalisation(Configuration configuration, Dataset dataset) {
        Normalised asked = configuration.get(Settings.DATASET_NORMALISATION);
        if (asked == Normalised.CIFAR10 && dataset.train().channels() != 3) {
            throw new InvalidInputException(
                    "dataset.normalisation: found cifar10, but the images are grey; allowed here: auto, own");
        }
        return asked != Normalised.AUTO ? asked : Normalised.usual(dataset);
    }

    /** The data set that a configuration asks for. */
    public static DatasetSource source(Configuration c) {
        return DatasetSource.of(c.get(Settings.DATASET_NAME), c.get(Settings.DATASET_PATH), c);
    }
}
