package tailsplit.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tailsplit.experiment.AblationFolder;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Relevance;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Settings;
import tailsplit.metric.Accuracy;
import tailsplit.metric.Decider;
import tailsplit.metric.DeciderAccuracy;
import tailsplit.metric.Metric;
import tailsplit.metric.Scores;
import tailsplit.run.Adjustment;
import tailsplit.run.EvaluationRecord;
import tailsplit.run.EvaluationRequest;
import tailsplit.run.Provenance;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.ScoredEpoch;
import tailsplit.run.Standing;
import tailsplit.run.SubclassRecord;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassPlan;

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
            observations.add(new Observation(cell, run, run.map(Observation::standing).orElse(Standing.MISSING)));
        }
        return observations;
    }

    /** Of every run whose configuration can be read and that would be the same today, in the order of their settings' values. */
    public static List<Observation> of(List<RunSummary> runs) {
        return runs.stream().filter(run -> run.problem().isEmpty() && run.outdated().isEmpty())
                .sorted(Comparator.comparing(RunSummary::configuration, Observation::compare))
                .map(run -> new Observation(run.configuration(), Optional.of(run), run.standing())).toList();
    }

    /** Of another run's configuration nothing may be shown as this cell's. */
    private static Standing standing(RunSummary run) {
        return run.problem().map(problem -> Standing.of(RunState.BROKEN, Optional.of(problem))).orElseGet(run::standing);
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
        return finished().flatMap(selection::of).map(epoch -> scores(epoch).percent(metric)).orElse(Double.NaN);
    }

    /** Of an epoch of its run. What a split of another version was not read by may have been asked for later. */
    Scores scores(ScoredEpoch epoch) {
        if (!isSplit()) {
            return epoch.scores().withoutSplitting();
        }
        Map<Metric, Double> scores = new HashMap<>(epoch.scores().values());
        DeciderAccuracy.ALL.stream().filter(metric -> !scores.containsKey(metric)).forEach(metric ->
                evaluated(epoch, DeciderAccuracy.decider(metric), Adjustment.NONE)
                        .ifPresent(found -> scores.put(metric, found.of(Accuracy.METRIC))));
        return new Scores(scores);
    }

    boolean isSplit() {
        return asked.get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS;
    }

    /** What decides in its run. */
    Decider decider() {
        if (!isSplit()) {
            return Decider.CLASSIFIER;
        }
        String mapper = asked.get(Settings.SPLITTING_MAPPER).key();
        return Decider.GROUPS.stream().filter(each -> each.key().equals(mapper)).findFirst().orElse(Decider.MAPPER);
    }

    /** The plan of subclasses that its run ended with; empty without splitting, and where there is no such run. */
    Optional<SubclassPlan> plan() {
        List<SubclassRecord> subclasses = !isSplit() || run.isEmpty() ? List.of() : run.get().folder().subclasses();
        if (subclasses.isEmpty()) {
            return Optional.empty();
        }
        int last = subclasses.getLast().epoch();
        Map<Integer, Long> numbers = subclasses.stream().filter(each -> each.epoch() == last)
                .collect(Collectors.groupingBy(SubclassRecord::label, TreeMap::new, Collectors.counting()));
        return Optional.of(new SubclassPlan(numbers.values().stream().map(Math::toIntExact).toList()));
    }

    /** The scores of an epoch on the test images, as they were asked for after training; empty where they were not. */
    Optional<Scores> evaluated(ScoredEpoch epoch, Decider decider, Adjustment adjustment) {
        return run.stream().flatMap(each -> each.folder().evaluations().stream())
                .filter(each -> each.epoch() == epoch.epoch() && each.part() == EvaluationRequest.Part.TEST
                        && each.decision() == decider && each.isOf(adjustment))
                .map(EvaluationRecord::scores).findFirst();
    }

    /** The same for runs that compute the same: their hash, and the images where these are the user's own; empty without a run. */
    Optional<String> identity() {
        return run.map(found -> found.configuration().hash() + found.configuration().get(Settings.DATASET_PATH)
                .map(path -> found.folder().provenance().map(Provenance::datasetChecksum).orElse(path.toString())).orElse(""));
    }

    /** Whether it has the same images, first weights and order as another run. */
    boolean sharesSeeds(Observation other) {
        return Settings.SEEDS.stream().allMatch(seed -> asked.get(seed).equals(other.asked.get(seed)));
    }

    /** What it came to, where it has finished. */
    Optional<RunResult> finished() {
        return run.flatMap(RunSummary::result).filter(_ -> standing.state() == RunState.FINISHED);
    }
}
