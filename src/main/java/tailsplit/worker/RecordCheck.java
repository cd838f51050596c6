package tailsplit.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.dataset.Npy;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.PlannedSubclasses;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Schedules;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.run.ClassAccuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.EpochTiming;
import tailsplit.run.ProjectionCentre;
import tailsplit.run.ProjectionPoint;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;
import tailsplit.run.SplitRecord;
import tailsplit.run.SubclassNumber;
import tailsplit.run.SubclassRecord;
import tailsplit.schedule.TrainingSchedule;
import tailsplit.splitting.Mapper;

/** Whether a run's folder holds all that a checkpoint of epoch k stands for: the records of epochs 1 to k, whole. */
final class RecordCheck {
    /** A plane has three points. */
    private static final int FEWEST_PROJECTED = 3;

    private final RunFolder folder;
    private final Prepared prepared;
    private final TrainingSchedule schedule;
    private final int classes;

    /** @param prepared what the run is made with */
    RecordCheck(RunFolder folder, Prepared prepared) {
        this.folder = folder;
        this.prepared = prepared;
        schedule = Schedules.of(prepared.configuration());
        classes = prepared.dataset().classes();
    }

    /** The first thing missing of the records of the epochs up to one, with the file's name; empty where all is there. */
    Optional<String> missing(int epoch) {
        try {
            return Stream.<Function<Integer, Optional<String>>>of(this::curves, this::splitting, this::projections, this::mapper)
                    .flatMap(check -> check.apply(epoch).stream()).findFirst();
        } catch (InvalidInputException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Optional<String> curves(int last) {
        List<Integer> epochs = IntStream.rangeClosed(1, last).boxed().toList();
        Optional<String> names = folder.classNames().size() == classes ? Optional.empty()
                : Optional.of("class-accuracy.csv has not the %d classes of the data set".formatted(classes));
        return names.or(() -> gap("epochs.csv", folder.epochs(), EpochRecord::epoch, EpochRecord::epoch, epochs, last))
                .or(() -> gap("class-accuracy.csv", folder.classAccuracies(), ClassAccuracy::epoch, ClassAccuracy::epoch, epochs, last))
                .or(() -> gap("timing.csv", folder.timings(), EpochTiming::epoch, EpochTiming::epoch, epochs, last));
    }

    /** What a row stands for. */
    private record Key(int epoch, int label, int subclass) {}

    private Optional<String> splitting(int last) {
        if (prepared.subclasses().isEmpty()) {
            return Optional.empty();
        }
        List<SubclassNumber> numbers = isAutomatic() ? folder.numbers() : List.of();
        if (isAutomatic() && numbers.stream().filter(number -> number.epoch() == 1).count() != classes) {
            return Optional.of("subclass-numbers.csv has not a number for each class");
        }
        List<Key> subclasses = new ArrayList<>();
        List<Key> splits = new ArrayList<>();
        for (int epoch = 1; epoch <= last && !schedule.retrains(epoch); epoch++) {
            for (int label = 0; label < classes; label++) {
                splits.add(new Key(epoch, label, 0));
                for (int subclass = 0; subclass < subclasses(numbers, epoch, label); subclass++) {
                    subclasses.add(new Key(epoch, label, subclass));
                }
            }
        }
        List<SplitRecord> split = folder.splits();
        int begun = isOfToday() ? 1 : split.isEmpty() ? Integer.MAX_VALUE : split.getFirst().epoch(); // older versions wrote none
        return gap("subclasses.csv", folder.subclasses(), SubclassRecord::epoch,
                row -> new Key(row.epoch(), row.label(), row.subclass()), subclasses, last)
                .or(() -> gap("split.csv", split, SplitRecord::epoch, row -> new Key(row.epoch(), row.label(), 0),
                        splits.stream().filter(key -> key.epoch >= begun).toList(), last));
    }

    /** Whether the numbers are found, so that they are on record. */
    private boolean isAutomatic() {
        PlannedSubclasses subclasses = prepared.subclasses().orElseThrow();
        return subclasses.awaitsModes() || subclasses.choices().isPresent();
    }

    private int subclasses(List<SubclassNumber> numbers, int epoch, int label) {
        return numbers.stream().filter(number -> number.label() == label && number.epoch() <= epoch).reduce((_, later) -> later)
                .map(SubclassNumber::subclasses).orElseGet(() -> prepared.plan().orElseThrow().subclasses(label));
    }

    private boolean isOfToday() {
        return folder.provenance().flatMap(Provenance::configuration).isPresent();
    }

    private Optional<String> projections(int last) {
        Configuration c = prepared.configuration();
        int each = c.getInt(Settings.PROJECTION_IMAGES) / classes;
        int sample = prepared.split().positions().stream().mapToInt(kept -> Math.min(each, kept.length)).sum();
        int features = c.getInt(Settings.PROJECTION_FEATURES_EVERY);
        for (int epoch = 1; sample >= FEWEST_PROJECTED && epoch <= last; epoch++) {
            boolean end = epoch == schedule.epochs();
            if (epoch % c.getInt(Settings.PROJECTION_EVERY) == 0 || end) {
                boolean kept = features > 0 && (epoch % features == 0 || end);
                if (!isProjected(epoch, sample) || kept && !hasFeatures(folder.projections().features(epoch), sample)) {
                    return Optional.of("the projection of epoch %d is not whole".formatted(epoch));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isProjected(int epoch, int sample) {
        List<ProjectionPoint> points = folder.projections().points(epoch);
        Set<Integer> centres = folder.projections().centres(epoch).stream().map(ProjectionCentre::label).collect(Collectors.toSet());
        return points.size() == sample && centres.containsAll(points.stream().map(ProjectionPoint::label).collect(Collectors.toSet()));
    }

    private static boolean hasFeatures(Path file, int sample) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Npy.read(in, file.toString()).shape()[0] == sample;
        } catch (IOException e) {
            return false;
        }
    }

    /** Written over in every epoch, so that what is missing counts at the end alone. */
    private Optional<String> mapper(int last) {
        boolean learned = prepared.subclasses().isPresent()
                && prepared.configuration().get(Settings.SPLITTING_MAPPER).of(prepared.configuration()) instanceof Mapper.Learned;
        if (last < schedule.epochs() || !learned) {
            return Optional.empty();
        }
        List<double[][]> layers = folder.mapper();
        boolean whole = layers.size() == 2 && layers.getLast().length == classes
                && Stream.of(layers.getLast()).allMatch(row -> row.length == layers.getFirst().length);
        return whole ? Optional.empty() : Optional.of("mapper-1.csv or mapper-2.csv is not whole");
    }

    /**
     * @param epoch  of a row
     * @param key    what a row stands for
     * @param wanted the keys of the epochs up to the last, in the order of the file
     */
    private static <R, K> Optional<String> gap(String file, List<R> rows, ToIntFunction<R> epoch, Function<R, K> key, List<K> wanted,
            int last) {
        List<K> found = rows.stream().filter(row -> epoch.applyAsInt(row) <= last).map(key).toList();
        if (found.equals(wanted)) {
            return Optional.empty();
        }
        int same = IntStream.range(0, Math.min(found.size(), wanted.size())).filter(i -> !found.get(i).equals(wanted.get(i)))
                .findFirst().orElse(Math.min(found.size(), wanted.size()));
        return Optional.of("%s has %d whole rows of epochs 1 to %d, not %d".formatted(file, same, last, wanted.size()));
    }
}
