package tailsplit.results;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tailsplit.clustering.MovingCentre;
import tailsplit.clustering.Rings;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Relevance;
import tailsplit.experiment.Settings;
import tailsplit.metric.Accuracy;
import tailsplit.metric.MacroAuc;
import tailsplit.metric.Metric;
import tailsplit.setting.Setting;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassPlan;

/**
 * The numbers that the paper prints: Yuan et al., "Alleviating Long-Tailed Image Classification via Dynamical Classwise
 * Splitting", Mathematics 2023, 11, 2996 (CC BY 4.0), Tables 1 to 4; and those of older papers that some of them equal.
 */
public final class PaperTables {
    /**
     * @param percent NaN where the paper prints a dash
     * @param digits after its point
     * @param suspicion why the number may not be the paper's own
     */
    public record Printed(double percent, int digits, Optional<String> suspicion) {}

    /**
     * A line of Table 4.
     *
     * @param own whether the method is the paper's
     */
    public record Literature(String method, boolean own, Map<Metric, Printed> scores) {}

    private record Line(String dataset, String loss, String rule, double factor, SubclassNumbers subclasses,
            boolean splitting, double percent) {
        boolean isBeside(Line other) {
            return dataset.equals(other.dataset) && rule.equals(other.rule) && factor == other.factor
                    && subclasses.equals(other.subclasses) && splitting == other.splitting && !loss.equals(other.loss);
        }
    }

    private record Published(String dataset, double factor, String method, String loss, String rule, double accuracy, String source) {}

    private static final Map<String, String> LOSSES = Map.of("CE", "cross-entropy", "Focal", "focal", "LDAM", "ldam");
    private static final double SAME = 0.005;
    private static final List<Published> PUBLISHED = rows("published-baselines.csv").stream()
            .map(row -> new Published(row.get("dataset"), number(row.get("imbalance_factor")), row.get("method"), loss(row), rule(row),
                    100 - number(row.get("error")), row.get("source"))).toList();
    private static final List<Line> LINES = Stream.of(table("cifar10", 10, "table1-cifar10-lt.csv"),
            table("cifar100", 100, "table2-cifar100-lt.csv"), plans()).flatMap(List::stream).toList();

    /**
     * The tables are of attenuation 0.99, rings of equal width by Euclidean distance and a learned mapper, and know no
     * mixup and no re-training.
     */
    private static final List<Setting<?>> PRINTED_AT_DEFAULT = List.of(MovingCentre.ATTENUATION, Settings.SPLITTING_CLUSTERING,
            Rings.WIDTHS, MovingCentre.DISTANCE,
            Settings.SPLITTING_MAPPER, Settings.TRAINING_MIXUP, Settings.TRAINING_CLASSIFIER);

    private PaperTables() {}

    /**
     * The number that the paper prints for a configuration: its Table 1 or 2, or 3 for the other plans of subclasses.
     *
     * @param dataset whose tables are meant; quick forms have another one than the paper
     */
    public static Optional<Printed> find(String dataset, Configuration cell) {
        boolean splitting = cell.get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS;
        if (PRINTED_AT_DEFAULT.stream().anyMatch(setting ->
                Relevance.matters(setting, cell) && !cell.get(setting).equals(setting.defaultValue()))) {
            return Optional.empty();
        }
        SubclassNumbers subclasses = !splitting ? SubclassNumbers.unsaid()
                : cell.get(Settings.SPLITTING_SUBCLASSES).equals(SubclassNumbers.unsaid())
                ? plan(0, dataset.equals("cifar100") ? 100 : 10) : cell.get(Settings.SPLITTING_SUBCLASSES);
        return LINES.stream().filter(line -> line.dataset.equals(dataset) && line.splitting == splitting
                        && line.loss.equals(cell.text(Settings.LOSS_NAME)) && line.rule.equals(cell.text(Settings.RULE_NAME))
                        && line.factor == cell.get(Settings.IMBALANCE_FACTOR) && line.subclasses.equals(subclasses))
                .findFirst().map(line -> new Printed(line.percent, 2, suspicion(line)));
    }

    /** The lines of Table 4, on OCTMNIST, the last being the paper's own. */
    public static List<Literature> octmnist() {
        return rows("table4-octmnist.csv").stream().map(row -> {
            String method = row.get("method");
            boolean own = method.startsWith("Ours");
            return new Literature(own ? method.replaceFirst("Ours \\((.*)\\)", "$1") : method, own,
                    Map.of(MacroAuc.METRIC, coarse(row.get("auc")), Accuracy.METRIC, coarse(row.get("acc"))));
        }).toList();
    }

    /** Table 4 has one digit after the point, the others two. */
    private static Printed coarse(String cell) {
        return new Printed(number(cell), 1, Optional.empty());
    }

    private static Optional<String> suspicion(Line line) {
        List<String> reasons = new ArrayList<>();
        PUBLISHED.stream().filter(other -> other.dataset.equals(line.dataset) && other.factor == line.factor && !line.splitting
                        && other.loss.equals(line.loss) && other.rule.equals(line.rule) && Math.abs(other.accuracy - line.percent) < SAME)
                .map(other -> "equal to %s of %s".formatted(other.method, other.source)).forEach(reasons::add);
        LINES.stream().filter(other -> other.isBeside(line) && Math.abs(other.percent - line.percent) < SAME)
                .map(other -> "the same number is printed for " + other.loss).forEach(reasons::add);
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    private static List<Line> table(String dataset, int classes, String file) {
        List<Line> lines = new ArrayList<>();
        for (CSVRecord row : rows(file)) {
            double factor = number(row.get("imbalance_factor"));
            lines.add(new Line(dataset, loss(row), rule(row), factor, SubclassNumbers.unsaid(), false, number(row.get("baseline_acc"))));
            lines.add(new Line(dataset, loss(row), rule(row), factor, plan(0, classes), true, number(row.get("cws_acc"))));
        }
        return lines;
    }

    /** Table 3, at imbalance factor 0.01; its first plan is Table 1's. */
    private static List<Line> plans() {
        return rows("table3-subclass-number.csv").stream().map(row -> {
            List<Integer> printed = Stream.of(row.get("subclasses").split("-")).map(Integer::valueOf)
                    .collect(Collectors.toCollection(ArrayList::new));
            printed.add(1);
            return new Line("cifar10", loss(row), rule(row), 0.01, new SubclassNumbers.Listed(printed), true, number(row.get("cws_acc")));
        }).filter(line -> !line.subclasses.equals(plan(0, 10))).toList();
    }

    private static SubclassNumbers plan(int index, int classes) {
        return SubclassNumbers.of(SubclassPlan.paper(index, classes));
    }

    private static String loss(CSVRecord row) {
        return LOSSES.getOrDefault(row.get("loss"), "");
    }

    private static String rule(CSVRecord row) {
        return row.get("rule").toLowerCase(Locale.ROOT);
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    private static List<CSVRecord> rows(String file) {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader reader = new InputStreamReader(PaperTables.class.getResourceAsStream("/tailsplit/results/" + file),
                StandardCharsets.UTF_8)) {
            return format.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
