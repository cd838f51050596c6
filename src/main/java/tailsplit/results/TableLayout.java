package tailsplit.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tailsplit.experiment.Setting;
import tailsplit.experiment.Settings;

/**
 * What a table shows and where.
 *
 * @param rows       settings that tell the rows apart
 * @param columns    settings that tell the columns apart, or their groups where the layout is compared
 * @param comparison in each group baseline, CWS and gain, as the paper has them
 * @param paper      the data set whose numbers the paper prints, to be shown beside: cifar10, cifar100
 */
public record TableLayout(
        List<Setting<?>> rows, List<Setting<?>> columns, boolean comparison, Metric metric, Selection selection, Optional<String> paper) {
    /** What runs are repeated over: they are averaged. */
    static final List<Setting<?>> REPLICATES = List.of(Settings.TRAINING_SEED, Settings.IMBALANCE_SEED);

    public TableLayout {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /**
     * The paper's layout where runs with and without splitting are there, the imbalance factors side by side; all other
     * settings that differ tell rows apart.
     */
    public static TableLayout automatic(List<Observation> observations, Metric metric, Selection selection) {
        List<Setting<?>> varying = varying(observations);
        boolean comparison = varying.remove(Settings.SPLITTING_METHOD)
                || observations.stream().allMatch(each -> each.asked().get(Settings.SPLITTING_METHOD).equals("cws"));
        List<Setting<?>> columns = varying.remove(Settings.IMBALANCE_FACTOR) ? List.of(Settings.IMBALANCE_FACTOR)
                : varying.size() > 1 && varying.remove(Settings.SPLITTING_SUBCLASSES) ? List.of(Settings.SPLITTING_SUBCLASSES) : List.of();
        List<String> datasets = observations.stream().map(each -> each.asked().get(Settings.DATASET_NAME)).distinct().toList();
        Optional<String> paper = datasets.size() == 1 && metric == Metric.ACCURACY && datasets.getFirst().startsWith("cifar")
                ? Optional.of(datasets.getFirst()) : Optional.empty();
        return new TableLayout(varying, columns, comparison, metric, selection, paper);
    }

    /** The settings that differ between runs where they have an effect, seeds left out. */
    static List<Setting<?>> varying(List<Observation> observations) {
        return new ArrayList<>(Settings.ALL.stream().filter(Setting::hashed).filter(setting -> !REPLICATES.contains(setting))
                .filter(setting -> observations.stream().filter(each -> ResultTable.matters(setting, each))
                        .map(each -> each.asked().get(setting)).distinct().count() > 1).toList());
    }
}
