package tailsplit.workbench.monitor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.RunConfiguration;
import tailsplit.experiment.Schedules;
import tailsplit.run.ClassAccuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;
import tailsplit.run.RunStatus;
import tailsplit.run.SplitRecord;
import tailsplit.run.SubclassNumber;
import tailsplit.run.SubclassRecord;
import tailsplit.splitting.SubclassPlan;
import tailsplit.workbench.shared.Words;

/**
 * What a run's folder holds at one moment.
 *
 * @param splits what the split of each class came to, or what is known of it
 * @param mapper weights of the two layers; empty without splitting
 */
record RunSnapshot(
        RunFolder folder,
        Configuration configuration,
        Optional<RunStatus> status,
        Optional<Provenance> provenance,
        List<EpochRecord> epochs,
        List<String> classNames,
        List<ClassAccuracy> classAccuracies,
        List<SubclassRecord> subclasses,
        SplitHistory splits,
        List<SubclassNumber> numbers,
        List<double[][]> mapper,
        List<Integer> projected,
        List<Integer> features) {

    /**
     * Reads what a trainer writes last of an epoch first, so that whatever has been read is explained by what is read after it.
     *
     * @throws tailsplit.file.InvalidInputException where something cannot be read
     */
    static RunSnapshot read(RunFolder folder) {
        Optional<RunStatus> status = folder.status();
        List<EpochRecord> epochs = folder.epochs();
        List<Integer> projected = folder.projections().epochs();
        List<Integer> features = folder.projections().featureEpochs();
        List<double[][]> mapper = folder.mapper();
        List<SplitRecord> splits = folder.splits();
        List<SubclassRecord> subclasses = folder.subclasses();
        List<SubclassNumber> numbers = folder.numbers();
        List<ClassAccuracy> accuracies = folder.classAccuracies();
        return new RunSnapshot(folder, RunConfiguration.read(folder), status, folder.provenance(), epochs,
                folder.classNames(), accuracies, subclasses,
                SplitHistory.of(splits, subclasses, epochs), numbers, mapper, projected, features);
    }

    int[] epochNumbers() {
        return epochs.stream().mapToInt(EpochRecord::epoch).toArray();
    }

    int lastEpoch() {
        return Schedules.of(configuration).epochs();
    }

    int classes() {
        return classNames.size();
    }

    /** The subclasses of an epoch that has ended; one each without splitting. */
    SubclassPlan plan(int epoch) {
        return most(subclasses.stream().filter(record -> record.epoch() == epoch));
    }

    /** As many subclasses as each class had at most. */
    SubclassPlan most() {
        return most(subclasses.stream());
    }

    /** Why the classes have their numbers of subclasses where those are found automatically, a line for each finding. */
    String reasons() {
        return numbers.isEmpty() ? "No number of subclasses was found automatically or changed."
                : numbers.stream().map(number -> "Epoch %d, %s, %s: %s.".formatted(number.epoch(),
                        classNames.isEmpty() ? number.label() : classNames.get(number.label()),
                        Words.count(number.subclasses(), "subclass"), number.why())).collect(Collectors.joining("\n"));
    }

    private SubclassPlan most(Stream<SubclassRecord> records) {
        int[] numbers = new int[Math.max(1, classes())];
        Arrays.fill(numbers, 1);
        records.forEach(record -> numbers[record.label()] = Math.max(numbers[record.label()], record.subclass() + 1));
        return new SubclassPlan(Arrays.stream(numbers).boxed().toList());
    }
}
