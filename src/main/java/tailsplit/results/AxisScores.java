package tailsplit.results;

import java.util.List;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.metric.Metric;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.WholeNumber;
import tailsplit.splitting.SplittingMethod;

/**
 * Scores over a numeric setting, in per cent.
 *
 * @param values of the setting, ascending
 */
public record AxisScores(Setting<?> axis, List<String> values, List<Line> lines) {
    /**
     * The scores of runs that differ in that setting and their seeds only.
     *
     * @param others   what the line is called without its method
     * @param baseline whether these are runs without splitting
     * @param scores   by value of the setting, over the seeds
     */
    public record Line(String name, String others, boolean baseline, List<Summary> scores) {}

    /** The settings that scores can be seen over. */
    public static List<Setting<?>> axes(List<Observation> observations) {
        return TableLayout.varying(observations).stream()
                .filter(setting -> setting.type() instanceof Decimal || setting.type() instanceof WholeNumber).toList();
    }

    /** A run on which the setting has no effect counts at every value. */
    public static AxisScores of(List<Observation> observations, Setting<?> axis, Metric metric, Selection selection) {
        List<Setting<?>> others = TableLayout.varying(observations).stream().filter(setting -> setting != axis).toList();
        List<String> values = observations.stream().filter(each -> each.has(axis)).map(each -> each.asked().text(axis)).distinct()
                .sorted((one, other) -> Double.compare(Double.parseDouble(one), Double.parseDouble(other))).toList();
        List<Line> lines = Combination.all(others, observations).stream().map(combination -> {
            List<Observation> here = observations.stream().filter(combination::isExactly).toList();
            Configuration first = here.getFirst().asked();
            List<Summary> scores = values.stream().map(value -> Summary.of(Copies.without(here.stream()
                    .filter(each -> !each.has(axis) || each.asked().text(axis).equals(value)).toList()).stream()
                    .mapToDouble(each -> each.percent(metric, selection)).toArray())).toList();
            return new Line(Names.of(others, first), Names.of(withoutMethod(others), first),
                    first.get(Settings.SPLITTING_METHOD) == SplittingMethod.NONE, scores);
        }).toList();
        return new AxisScores(axis, values, lines);
    }

    private static List<Setting<?>> withoutMethod(List<Setting<?>> settings) {
        return settings.stream().filter(setting -> setting != Settings.SPLITTING_METHOD).toList();
    }
}
