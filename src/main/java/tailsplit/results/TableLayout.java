package tailsplit.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.experiment.PaperExperiment;
import tailsplit.experiment.Settings;
import tailsplit.imbalance.Profile;
import tailsplit.metric.Accuracy;
import tailsplit.metric.MacroAuc;
import tailsplit.metric.Metric;
import tailsplit.setting.Setting;
import tailsplit.splitting.SplittingMethod;

/**
 * What a table shows and where.
 *
 * @param rows       settings that tell the rows apart
 * @param columns    settings that tell the columns apart, or their groups where the layout is compared
 * @param comparison in each group baseline, CWS and gain, as the paper has them
 * @param metrics    at least one; several stand side by side
 * @param paper      the data set whose numbers the paper prints, to be shown beside: one of {@link #PAPER}
 */
public record TableLayout(
        List<Setting<?>> rows, List<Setting<?>> columns, boolean comparison, List<Metric> metrics, Selection selection,
        Optional<String> paper) {
    /** Where the paper's numbers are those of other methods, in rows of their own: Table 4. */
    static final String LITERATURE = "octmnist";

    /** The data sets that the paper has numbers of. */
    public static final List<String> PAPER = List.of("cifar10", "cifar100", LITERATURE);

    public TableLayout {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        metrics = List.copyOf(metrics);
    }

    /**
     * The paper's layout where runs with and without splitting are there, the imbalance factors side by side; all other
     * settings that differ tell rows apart. On OCTMNIST it is that of Table 4, each method with its AUC and accuracy.
     *
     * @param experiment that the runs repeat, if they do
     * @param metrics    none where the paper's are wanted
     */
    public static TableLayout automatic(List<Observation> observations, Optional<PaperExperiment> experiment,
            List<Metric> metrics, Selection selection) {
        List<Setting<?>> varying = varying(observations);
        boolean comparison = varying.remove(Settings.SPLITTING_METHOD)
                || observations.stream().allMatch(each -> each.asked().get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS);
        List<Setting<?>> columns = varying.remove(Settings.IMBALANCE_FACTOR) ? List.of(Settings.IMBALANCE_FACTOR)
                : varying.size() > 1 && varying.remove(Settings.SPLITTING_SUBCLASSES) ? List.of(Settings.SPLITTING_SUBCLASSES) : List.of();
        Optional<String> paper = experiment.map(PaperExperiment::dataset).or(() -> paper(observations));
        boolean literature = paper.filter(LITERATURE::equals).isPresent();
        List<Metric> shown = !metrics.isEmpty() ? metrics : literature ? List.of(MacroAuc.METRIC, Accuracy.METRIC)
                : List.of(Accuracy.METRIC);
        TableLayout layout = new TableLayout(varying, columns, comparison, shown, selection, paper);
        return literature ? layout.withComparison(false) : layout;
    }

    /** The data set of the runs, where the paper has numbers of it. */
    private static Optional<String> paper(List<Observation> observations) {
        List<String> datasets = observations.stream().map(each -> each.asked().text(Settings.DATASET_NAME)).distinct().toList();
        boolean natural = observations.stream().allMatch(each -> each.asked().get(Settings.IMBALANCE_PROFILE) == Profile.NATURAL);
        return datasets.size() == 1 ? datasets.stream().filter(PAPER::contains)
                .filter(name -> !name.equals(LITERATURE) || natural).findFirst() : Optional.empty();
    }

    /** Whether baseline and splitting can stand side by side, or do. */
    public boolean canCompare() {
        return comparison || rows.contains(Settings.SPLITTING_METHOD) || columns.contains(Settings.SPLITTING_METHOD);
    }

    /** With baseline, splitting and gain side by side, or as rows of their own. */
    public TableLayout withComparison(boolean other) {
        Setting<?> method = Settings.SPLITTING_METHOD;
        List<Setting<?>> rest = rows.stream().filter(setting -> setting != method).toList();
        return new TableLayout(other || columns.contains(method) ? rest : Stream.concat(Stream.of(method), rest.stream()).toList(),
                columns.stream().filter(setting -> !other || setting != method).toList(), other, metrics, selection, paper);
    }

    /** With these settings, of those that tell rows or columns apart, as columns. */
    public TableLayout withColumns(List<Setting<?>> other) {
        return new TableLayout(axes().stream().filter(setting -> !other.contains(setting)).toList(), other, comparison,
                metrics, selection, paper);
    }

    /** With the paper's numbers of this data set, or none; those of Table 4 are rows, so that the runs are too. */
    public TableLayout withPaper(Optional<String> other) {
        TableLayout layout = new TableLayout(rows, columns, comparison, metrics, selection, other);
        return other.filter(LITERATURE::equals).isPresent() && comparison ? layout.withComparison(false) : layout;
    }

    /** What tells rows or columns apart. */
    public List<Setting<?>> axes() {
        return Stream.concat(rows.stream(), columns.stream()).toList();
    }

    /** Whether rows of other methods are shown, as the paper prints them. */
    boolean hasLiterature() {
        return !comparison && columns.isEmpty() && rows.contains(Settings.SPLITTING_METHOD) && paper.filter(LITERATURE::equals).isPresent();
    }

    /** The data set whose numbers of the paper stand beside those of a metric. */
    Optional<String> paperBeside(Metric metric) {
        return paper.filter(name -> comparison && metric == Accuracy.METRIC && !name.equals(LITERATURE));
    }

    /** The settings that differ between runs where they have an effect, seeds left out. */
    static List<Setting<?>> varying(List<Observation> observations) {
        return new ArrayList<>(Names.differing(observations.stream().map(Observation::asked).toList()).stream()
                .filter(setting -> !Settings.SEEDS.contains(setting)).toList());
    }
}
