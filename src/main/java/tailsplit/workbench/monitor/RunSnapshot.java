package tailsplit.workbench.monitor;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Schedules;
import tailsplit.experiment.Settings;
import tailsplit.run.ClassAccuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;
import tailsplit.run.RunStatus;
import tailsplit.run.SubclassRecord;
import tailsplit.splitting.SubclassPlan;

/**
 * What a run's folder holds at one moment.
 *
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
        List<double[][]> mapper,
        List<Integer> projected,
        List<Integer> features) {

    /** @throws tailsplit.dataset.InvalidInputException where something cannot be read */
    static RunSnapshot read(RunFolder folder) {
        return new RunSnapshot(folder, ConfigurationFile.read(folder.configuration()), folder.status(), folder.provenance(), folder.epochs(),
                folder.classNames(), folder.classAccuracies(), folder.subclasses(), folder.mapper(),
                folder.projections().epochs(), folder.projections().featureEpochs());
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

    /** One subclass each without splitting. */
    SubclassPlan plan() {
        List<Integer> given = configuration.get(Settings.SPLITTING_SUBCLASSES).stream().map(Long::intValue).toList();
        return new SubclassPlan(given.isEmpty() ? IntStream.range(0, Math.max(1, classes())).mapToObj(_ -> 1).toList() : given);
    }
}
