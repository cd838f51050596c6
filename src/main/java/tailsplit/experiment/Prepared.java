package tailsplit.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.dataset.Datasets;
import tailsplit.dataset.ImageSet;
import tailsplit.dataset.Normalised;
import tailsplit.file.InvalidInputException;
import tailsplit.imbalance.LongTailedSplit;
import tailsplit.network.NetworkInput;
import tailsplit.network.NetworkKind;
import tailsplit.splitting.BalancedSubclasses;
import tailsplit.splitting.ClassChoices;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassNumbers.Automatic;
import tailsplit.splitting.SubclassNumbers.Listed;
import tailsplit.splitting.SubclassPlan;

/**
 * An experiment whose data are at hand: everything that a configuration leaves to the data set is decided.
 *
 * @param configuration with those decisions written into it: the run's identity
 * @param plan          empty for the baseline; one each where training is yet to find the modes
 * @param notices       sentences for the user about what was decided
 */
public record Prepared(
        Configuration configuration,
        Dataset dataset,
        LongTailedSplit split,
        Optional<SubclassPlan> plan,
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
        List<String> notices = new ArrayList<>(split.notices());
        Optional<SubclassPlan> plan = plan(configuration, split.counts(), notices);
        Configuration resolved = numbered(configuration, plan)
                .with(Settings.DATASET_NORMALISATION, normalisation(configuration, dataset));
        return new Prepared(resolved, dataset, split, plan, notices);
    }

    /** @throws InvalidInputException where a network cannot be trained on images of that shape */
    static void requireTaken(NetworkKind network, ImageSet images) {
        if (!network.input().takes(images.channels(), images.height(), images.width())) {
            throw new InvalidInputException("network.name: found %s, but the data set has %s; allowed with this network: %s".formatted(
                    network.key(), NetworkInput.found(images.channels(), images.height(), images.width()), network.input().allowed()));
        }
    }

    /** Numbers that training itself finds stay to be found; others are the same run as if they had been listed. */
    private static Configuration numbered(Configuration configuration, Optional<SubclassPlan> plan) {
        SubclassNumbers asked = configuration.get(Settings.SPLITTING_SUBCLASSES);
        if (plan.isPresent() && (asked == Automatic.MODES || asked == Automatic.ADAPTIVE)) {
            return configuration;
        }
        return configuration.with(Settings.SPLITTING_SUBCLASSES, plan.map(SubclassNumbers::of).orElse(SubclassNumbers.unsaid()))
                .with(Settings.SPLITTING_SIZE, Settings.SPLITTING_SIZE.defaultValue());
    }

    /** The same with the numbers of subclasses that were found after all. */
    public Prepared with(SubclassPlan found) {
        return new Prepared(configuration, dataset, split, Optional.of(found), notices);
    }

    private static LongTailedSplit split(Configuration configuration, Dataset dataset) {
        int max = configuration.getInt(Settings.IMBALANCE_MAX);
        return LongTailedSplit.draw(dataset.train().labels(), dataset.classes(), configuration.get(Settings.IMBALANCE_PROFILE)
                .of(configuration),
                max == 0 ? OptionalInt.empty() : OptionalInt.of(max), configuration.get(Settings.IMBALANCE_SEED));
    }

    private static Optional<SubclassPlan> plan(Configuration configuration, int[] counts, List<String> notices) {
        if (configuration.get(Settings.SPLITTING_METHOD) == SplittingMethod.NONE) {
            return Optional.empty();
        }
        return Optional.of(switch (configuration.get(Settings.SPLITTING_SUBCLASSES)) {
            case Automatic way when way == Automatic.MODES -> SubclassPlan.ofSize(counts, Integer.MAX_VALUE);
            case Automatic _ -> balanced(configuration, counts);
            case Listed(List<Integer> numbers) -> listed(numbers, counts, notices);
        });
    }

    private static SubclassPlan balanced(Configuration configuration, int[] counts) {
        return new ClassChoices(BalancedSubclasses.choose(counts, configuration.getInt(Settings.SPLITTING_SIZE))).plan();
    }

    private static SubclassPlan listed(List<Integer> numbers, int[] counts, List<String> notices) {
        if (!numbers.isEmpty()) {
            if (numbers.size() != counts.length) {
                throw new InvalidInputException(
                        "splitting.subclasses: found %d numbers; allowed: %d, one for each class of the data set"
                                .formatted(numbers.size(), counts.length));
            }
            return new SubclassPlan(numbers);
        }
        Optional<SubclassPlan> paper = SubclassPlan.paper(counts.length);
        SubclassPlan plan = paper.orElseGet(() -> SubclassPlan.proportional(counts));
        notices.add("No subclasses were given: %s is taken".formatted(paper.isPresent()
                ? "the paper's plan for %d classes".formatted(counts.length)
                : "a plan in proportion to the images, " + plan.subclasses() + ","));
        return plan;
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
