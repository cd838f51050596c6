package tailsplit.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.AblationFolder;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.RunSummary;

/**
 * A run, or the place of one, in a table.
 *
 * @param asked the cell of an ablation as its grid has it; otherwise the run's configuration
 * @param run   empty where there is none
 */
public record Observation(Configuration asked, Optional<RunSummary> run, Outcome outcome) {
    /** Of every cell of an ablation, in its order. @param runs of the workspace */
    public static List<Observation> of(AblationFolder folder, List<RunSummary> runs) {
        Map<String, RunSummary> byName = new HashMap<>();
        runs.forEach(run -> byName.put(run.run(), run));
        Ablation ablation = folder.ablation();
        Map<Configuration, String> names = folder.runs();
        List<Observation> observations = new ArrayList<>();
        for (Configuration cell : ablation.cells()) {
            Optional<RunSummary> run = Optional.ofNullable(names.get(cell)).map(byName::get);
            observations.add(new Observation(cell, run, run.map(Outcome::of).orElse(new Outcome.Missing())));
        }
        return observations;
    }

    /** Of every run whose configuration can be read. */
    public static List<Observation> of(List<RunSummary> runs) {
        return runs.stream().filter(run -> run.problem().isEmpty())
                .map(run -> new Observation(run.configuration(), Optional.of(run), Outcome.of(run))).toList();
    }

    /** In per cent; NaN where the run has no such score. */
    double percent(Metric metric, Selection selection) {
        return outcome instanceof Outcome.Finished(var result)
                ? selection.of(result).map(metric::percent).orElse(Double.NaN) : Double.NaN;
    }
}
