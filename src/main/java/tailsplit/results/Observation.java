package tailsplit.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tailsplit.experiment.AblationFolder;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Relevance;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Settings;
import tailsplit.metric.Metric;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.Standing;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.OneOf;

/**
 * A run, or the place of one, in a table.
 *
 * @param asked the cell of an ablation as its grid has it; otherwise the run's configuration
 * @param run   empty where there is none
 */
public record Observation(Configuration asked, Optional<RunSummary> run, Standing standing) {
    /**
     * Of every cell of an ablation, in its order.
     *
     * @param runs of the workspace
     */
    public static List<Observation> of(AblationFolder folder, List<RunSummary> runs) {
        Map<String, RunSummary> byName = new HashMap<>();
        runs.forEach(run -> byName.put(run.run(), run));
        List<Configuration> cells = folder.ablation().cells();
        Map<Configuration, String> names = folder.runs(cells);
        List<Observation> observations = new ArrayList<>();
        for (Configuration cell : cells) {
            Optional<RunSummary> run = Optional.ofNullable(names.get(cell)).map(byName::get);
            observations.add(new Observation(cell, run, run.map(RunSummary::standing).orElse(Standing.MISSING)));
        }
        return observations;
    }

    /** Of every run whose configuration can be read, in the order of their settings' values. */
    public static List<Observation> of(List<RunSummary> runs) {
        return runs.stream().filter(run -> run.problem().isEmpty())
                .sorted(Comparator.comparing(RunSummary::configuration, Observation::compare))
                .map(run -> new Observation(run.configuration(), Optional.of(run), run.standing())).toList();
    }

    private static int compare(Configuration one, Configuration other) {
        return Settings.ALL.stream().filter(Setting::hashed).mapToInt(setting -> compare(setting, one, other))
                .filter(order -> order != 0).findFirst().orElse(0);
    }

    private static <T> int compare(Setting<T> setting, Configuration one, Configuration other) {
        return setting.type() instanceof OneOf<?>(var options)
                ? Integer.compare(options.indexOf(one.get(setting)), options.indexOf(other.get(setting)))
                : one.get(setting) instanceof Number number && other.get(setting) instanceof Number second
                        ? Double.compare(number.doubleValue(), second.doubleValue())
                        : one.text(setting).compareTo(other.text(setting));
    }

    /** Whether a setting has an effect on it. */
    boolean has(Setting<?> setting) {
        return Relevance.matters(setting, asked);
    }

    /** In per cent; NaN where the run has no such score. */
    double percent(Metric metric, Selection selection) {
        return finished().flatMap(selection::of).map(epoch -> epoch.scores().percent(metric)).orElse(Double.NaN);
    }

    /** What it came to, where it has finished. */
    Optional<RunResult> finished() {
        return run.flatMap(RunSummary::result).filter(_ -> standing.state() == RunState.FINISHED);
    }
}
