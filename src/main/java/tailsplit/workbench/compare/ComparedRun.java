package tailsplit.workbench.compare;

import java.util.List;
import java.util.Optional;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.RunConfiguration;
import tailsplit.run.ClassAccuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.ScoredEpoch;

/**
 * What a comparison knows of a run.
 *
 * @param classAccuracies by epoch
 * @param confusion       {@code [true class][predicted class]}, images; empty before the run has ended
 */
record ComparedRun(
        String run,
        Configuration configuration,
        Optional<Provenance> provenance,
        Optional<RunResult> result,
        List<EpochRecord> epochs,
        List<String> classNames,
        List<ClassAccuracy> classAccuracies,
        Optional<int[][]> confusion) {

    /** @throws tailsplit.file.InvalidInputException where something cannot be read */
    static ComparedRun read(RunFolder folder) {
        return new ComparedRun(folder.path().getFileName().toString(), RunConfiguration.read(folder), folder.provenance(),
                folder.result(), folder.epochs(), folder.classNames(), folder.classAccuracies(), folder.confusion());
    }

    Optional<ScoredEpoch> last() {
        return result.flatMap(RunResult::last);
    }

    /** The accuracy of each class in the latest epoch; empty before the first. */
    Optional<List<Double>> latestClassAccuracy() {
        return classAccuracies.isEmpty() ? Optional.empty() : Optional.of(classAccuracies.getLast().accuracies());
    }
}
