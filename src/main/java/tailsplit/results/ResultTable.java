package tailsplit.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Relevance;
import tailsplit.experiment.Setting;
import tailsplit.experiment.Settings;

/**
 * A table of results as it is shown.
 *
 * @param metric  what its numbers are, with the epochs that count
 * @param labels  the headings of the labels of the rows
 * @param columns in groups
 * @param rows    each with as many cells as there are columns
 */
public record ResultTable(String title, String metric, List<String> labels, List<Column> columns, List<Row> rows) {
    public ResultTable {
        labels = List.copyOf(labels);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** @param group a heading that neighbours share, "" for none */
    public record Column(String group, String name) {}

    public record Row(List<String> labels, List<Cell> cells) {}

    public static ResultTable of(String title, List<Observation> observations, TableLayout layout) {
        return new Builder(observations, layout).table(title);
    }

    /** What the notes of the cells say, each once. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Row row : rows) {
            for (int c = 0; c < columns.size(); c++) {
                String where = String.join(", ", row.labels()) + (columns.get(c).group().isEmpty() ? "" : ", " + columns.get(c).group())
                        + ", " + columns.get(c).name();
                row.cells().get(c).note().ifPresent(note -> notes.add(where + ": " + note));
            }
        }
        return notes;
    }

    static boolean matters(Setting<?> setting, Observation observation) {
        return Relevance.matters(setting, observation.asked());
    }

    /** Values of some settings; null for one that has no effect. */
    private record Key(List<Setting<?>> settings, List<Object> values, List<String> names) {
        static Key of(List<Setting<?>> settings, Observation observation) {
            List<Object> values = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (Setting<?> setting : settings) {
                boolean matters = matters(setting, observation);
                values.add(matters ? observation.asked().get(setting) : null);
                names.add(matters ? Names.value(setting, observation.asked()) : Cell.DASH);
            }
            return new Key(settings, values, names);
        }

        /** What has no effect on a run does not part it from others. */
        boolean fits(Observation observation) {
            for (int i = 0; i < settings.size(); i++) {
                if (matters(settings.get(i), observation) && !Objects.equals(values.get(i), observation.asked().get(settings.get(i)))) {
                    return false;
                }
            }
            return true;
        }

        boolean isExactly(Observation observation) {
            return of(settings, observation).values.equals(values);
        }
    }

    private record Builder(List<Observation> observations, TableLayout layout) {
        ResultTable table(String title) {
            List<Observation> telling = layout.comparison() && !with("cws").isEmpty() ? with("cws") : observations;
            Set<Key> rows = keys(layout.rows(), telling);
            Set<Key> groups = keys(layout.columns(), telling);
            List<Column> columns = new ArrayList<>();
            groups.forEach(group -> columns.addAll(columns(group)));
            List<Row> lines = rows.stream().map(row -> new Row(row.names(), groups.stream().flatMap(group -> cells(row, group).stream()).toList()))
                    .toList();
            return new ResultTable(title, "%s in per cent, %s epoch".formatted(layout.metric().label(), layout.selection().label()),
                    layout.rows().stream().map(Names::setting).toList(), columns, layout.comparison() ? lines : best(lines));
        }

        private Set<Key> keys(List<Setting<?>> settings, List<Observation> telling) {
            return telling.stream().map(each -> Key.of(settings, each)).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private List<Observation> with(String method) {
            return observations.stream().filter(each -> each.asked().get(Settings.SPLITTING_METHOD).equals(method)).toList();
        }

        private boolean hasBaseline() {
            return !with("none").isEmpty();
        }

        private List<Column> columns(Key group) {
            String name = layout.columns().isEmpty() ? "" : "%s %s".formatted(
                    layout.columns().stream().map(Names::setting).collect(Collectors.joining(", ")), String.join(", ", group.names()));
            if (!layout.comparison()) {
                return List.of(new Column("", name.isEmpty() ? layout.metric().label() : name));
            }
            List<String> names = new ArrayList<>(hasBaseline() ? List.of("Baseline", "CWS", "Gain") : List.of("CWS"));
            if (layout.paper().isPresent()) {
                names.addAll(hasBaseline() ? List.of("Paper baseline", "Paper CWS", "Paper gain") : List.of("Paper CWS"));
            }
            return names.stream().map(each -> new Column(name, each)).toList();
        }

        private List<Cell> cells(Key row, Key group) {
            if (!layout.comparison()) {
                return List.of(score(observations.stream().filter(each -> row.isExactly(each) && group.isExactly(each)).toList()));
            }
            List<Observation> here = observations.stream().filter(each -> row.fits(each) && group.fits(each)).toList();
            List<Observation> split = here.stream().filter(with("cws")::contains).toList();
            List<Observation> plain = here.stream().filter(with("none")::contains).toList();
            Cell.Score cws = score(split);
            Cell.Score baseline = score(plain);
            double sign = layout.metric().higherIsBetter() ? 1 : -1;
            boolean isBetter = sign * cws.value() > sign * baseline.value();
            boolean isWorse = sign * cws.value() < sign * baseline.value();
            List<Cell> cells = new ArrayList<>();
            if (hasBaseline()) {
                cells.add(isWorse ? baseline.asBest() : baseline);
                cells.add(isBetter ? cws.asBest() : cws);
                cells.add(new Cell.Gain(gain(plain, split)));
            } else {
                cells.add(cws);
            }
            layout.paper().ifPresent(dataset -> cells.addAll(paper(dataset, split, plain)));
            return cells;
        }

        private List<Cell> paper(String dataset, List<Observation> split, List<Observation> plain) {
            Function<List<Observation>, Optional<PaperTables.Printed>> find = of -> of.stream().findFirst().map(Observation::asked)
                    .flatMap(asked -> PaperTables.find(dataset, asked));
            Optional<PaperTables.Printed> cws = find.apply(split);
            if (!hasBaseline()) {
                return List.of(new Cell.Printed(cws));
            }
            Optional<PaperTables.Printed> baseline = find.apply(plain);
            double gain = cws.isPresent() && baseline.isPresent() ? cws.get().percent() - baseline.get().percent() : Double.NaN;
            return List.of(new Cell.Printed(baseline), new Cell.Printed(cws), new Cell.PrintedGain(gain));
        }

        private Cell.Score score(List<Observation> runs) {
            return new Cell.Score(Summary.of(runs.stream().mapToDouble(this::percent).toArray()), runs, false);
        }

        private double percent(Observation observation) {
            return observation.percent(layout.metric(), layout.selection());
        }

        /** Of runs of the same seeds, so of the same images and first weights. */
        private Summary gain(List<Observation> plain, List<Observation> split) {
            return Summary.of(split.stream().mapToDouble(cws -> plain.stream().filter(baseline -> sameSeeds(baseline.asked(), cws.asked()))
                    .mapToDouble(baseline -> percent(cws) - percent(baseline)).findFirst().orElse(Double.NaN)).toArray());
        }

        private static boolean sameSeeds(Configuration one, Configuration other) {
            return TableLayout.REPLICATES.stream().allMatch(seed -> one.get(seed).equals(other.get(seed)));
        }

        /** The best of each column is marked. */
        private List<Row> best(List<Row> rows) {
            int columns = rows.isEmpty() ? 0 : rows.getFirst().cells().size();
            List<OptionalDouble> best = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                int column = c;
                Comparator<Double> better = layout.metric().higherIsBetter() ? Comparator.naturalOrder() : Comparator.reverseOrder();
                best.add(rows.stream().map(row -> row.cells().get(column).value()).filter(Double::isFinite).max(better)
                        .map(OptionalDouble::of).orElse(OptionalDouble.empty()));
            }
            return rows.stream().map(row -> new Row(row.labels(), marked(row.cells(), best, rows.size() > 1))).toList();
        }

        private static List<Cell> marked(List<Cell> cells, List<OptionalDouble> best, boolean several) {
            List<Cell> marked = new ArrayList<>();
            for (int c = 0; c < cells.size(); c++) {
                boolean isBest = several && best.get(c).isPresent() && cells.get(c).value() == best.get(c).getAsDouble();
                marked.add(isBest && cells.get(c) instanceof Cell.Score score ? score.asBest() : cells.get(c));
            }
            return marked;
        }
    }
}
