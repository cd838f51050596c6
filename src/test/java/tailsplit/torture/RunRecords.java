package tailsplit.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tailsplit.experiment.RunConfiguration;
import tailsplit.experiment.RunSummary;
import tailsplit.results.Observation;
import tailsplit.run.RunFolder;

/** Reads all that a run folder holds, as the command line and the window do. */
final class RunRecords {
    private RunRecords() {}

    /** What one of the readers refuses does not keep the others from reading; the first unexpected problem of all counts, if any. */
    static void read(Path folder) {
        RunFolder run = new RunFolder(folder);
        List<RuntimeException> refusals = new ArrayList<>();
        for (Runnable reader : List.<Runnable>of(run::status, run::result, run::provenance, () -> RunConfiguration.read(run), run::epochs,
                run::timings, run::classAccuracies, run::classNames, run::subclasses, run::splits, run::numbers, run::confusion,
                run::predictions, run::mapper, () -> run.logTail(1000), run::evaluations, run::keptCheckpoints,
                () -> projections(run), () -> Observation.of(List.of(RunSummary.read(folder))))) {
            try {
                reader.run();
            } catch (RuntimeException e) {
                refusals.add(e);
            }
        }
        Stream.concat(refusals.stream().filter(problem -> Outcome.of(problem).isFault()), refusals.stream()).findFirst()
                .ifPresent(problem -> {
                    throw problem;
                });
    }

    private static void projections(RunFolder run) {
        for (int epoch : run.projections().epochs()) {
            run.projections().points(epoch);
            run.projections().centres(epoch);
        }
    }
}
