package tailsplit.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.dataset.Datasets;
import tailsplit.experiment.Settings;
import tailsplit.metric.Metric;
import tailsplit.results.ResultTable.Column;
import tailsplit.results.ResultTable.Row;
import tailsplit.run.Adjustment;
import tailsplit.setting.Setting;
import tailsplit.splitting.SplittingMethod;

/** Makes a table of what was observed. */
record TableBuilder(List<Observation> observations, TableLayout layout, List<AdjustedArm> arms, AdjustedScores adjusted) {
    private static final String SOURCE = "Source";

    /** Columns under one heading. */
    private record Group(Combination values, Metric metric) {}

    ResultTable table(String title) {
        List<Observation> split = with(SplittingMethod.CWS, observations);
        List<Observation> telling = layout.comparison() && !split.isEmpty() ? split : observations;
        Set<Combination> rows = Combination.all(layout.rows(), telling);
        List<Group> groups = Combination.all(layout.columns(), telling).stream()
                .flatMap(values -> layout.metrics().stream().map(metric -> new Group(values, metric))).toList();
        List<Column> columns = groups.stream().flatMap(group -> columns(group).stream()).toList();
        List<Row> lines = rows.stream().flatMap(row -> rows(row, groups).stream()).toList();
        List<String> settings = layout.rows().stream().map(Names::setting).toList();
        List<String> labels = hasAdjustedRows() ? append(settings, "Scores") : settings;
        String metric = "%s in per cent, %s epoch".formatted(metrics(), layout.selection().label());
        if (layout.comparison()) {
            return new ResultTable(title, metric, labels, columns, lines, remarks());
        }
        List<Row> marked = best(lines, groups);
        return layout.hasLiterature() ? new ResultTable(title, metric, append(labels, SOURCE), columns,
                withLiterature(marked, groups), remarks())
                : new ResultTable(title, metric, labels, columns, marked, remarks());
    }

    /** Where methods stand side by side adjusted scores are columns, else rows. */
    private boolean hasAdjustedRows() {
        return !arms.isEmpty() && !layout.comparison();
    }

    /** As trained, then under every adjustment. */
    private List<Row> rows(Combination row, List<Group> groups) {
        List<ResultCell> cells = groups.stream().flatMap(group -> cells(row, group).stream()).toList();
        if (!hasAdjustedRows()) {
            return List.of(new Row(row.names(), cells));
        }
        List<Row> rows = new ArrayList<>(List.of(new Row(append(row.names(), Names.of(Adjustment.NONE)), cells)));
        List<Observation> split = with(SplittingMethod.CWS, observations);
        List<Observation> here = observations.stream().filter(row::isExactly).toList();
        for (AdjustedArm arm : arms) {
            here.stream().flatMap(each -> arm.of(each, split).stream()).distinct().forEach(adjustment ->
                    rows.add(new Row(append(row.names(), Names.of(adjustment)), groups.stream().<ResultCell>map(group ->
                            score(here.stream().filter(each -> group.values().isExactly(each) && arm.of(each, split).contains(adjustment))
                                    .toList(), run -> adjusted.percent(run, adjustment, group.metric(), layout.selection()))).toList())));
        }
        return rows;
    }

    /** Of runs with and without splitting under an adjustment, each with its gain over the baseline as it was trained. */
    private List<ResultCell> adjusted(AdjustedArm arm, Metric metric, List<Observation> plain, List<Observation> split) {
        List<ResultCell> cells = new ArrayList<>();
        for (List<Observation> runs : hasBaseline() ? List.of(plain, split) : List.of(split)) {
            ToDoubleFunction<Observation> percent = run -> {
                List<Observation> beside = split.stream().filter(run::sharesSeeds).toList();
                return arm.of(run, beside.isEmpty() ? split : beside).stream().findFirst()
                        .map(adjustment -> adjusted.percent(run, adjustment, metric, layout.selection())).orElse(Double.NaN);
            };
            cells.add(score(runs, percent));
            if (hasBaseline()) {
                cells.add(new ResultCell.Gain(gain(metric, plain, runs, percent)));
            }
        }
        return cells;
    }

    /** "Macro AUC and accuracy". */
    private String metrics() {
        Metric first = layout.metrics().getFirst();
        List<String> labels = layout.metrics().stream().map(metric -> metric == first ? metric.label() : metric.inSentence()).toList();
        return labels.size() == 1 ? labels.getFirst()
                : String.join(", ", labels.subList(0, labels.size() - 1)) + " and " + labels.getLast();
    }

    private static List<Observation> with(SplittingMethod method, List<Observation> observations) {
        return observations.stream().filter(each -> each.asked().get(Settings.SPLITTING_METHOD) == method).toList();
    }

    private boolean hasBaseline() {
        return !with(SplittingMethod.NONE, observations).isEmpty();
    }

    private List<Column> columns(Group group) {
        String values = layout.columns().isEmpty() ? "" : "%s %s".formatted(
                layout.columns().stream().map(Names::setting).collect(Collectors.joining(", ")), String.join(", ", group.values().names()));
        String metric = group.metric().label();
        boolean several = layout.metrics().size() > 1;
        if (!layout.comparison()) {
            return List.of(values.isEmpty() ? new Column("", metric) : several ? new Column(values, metric) : new Column("", values));
        }
        List<String> names = new ArrayList<>(hasBaseline() ? List.of("Baseline", "CWS", "Gain") : List.of("CWS"));
        for (AdjustedArm arm : arms) {
            names.addAll(hasBaseline() ? List.of("Baseline, " + arm.label(), "its gain", "CWS, " + arm.label(), "its gain")
                    : List.of("CWS, " + arm.label()));
        }
        if (layout.paperBeside(group.metric()).isPresent()) {
            names.addAll(hasBaseline() ? List.of("Paper baseline", "Paper CWS", "Paper gain") : List.of("Paper CWS"));
        }
        String heading = !several ? values : values.isEmpty() ? metric : values + ", " + metric;
        return names.stream().map(name -> new Column(heading, name)).toList();
    }

    private List<ResultCell> cells(Combination row, Group group) {
        if (!layout.comparison()) {
            return List.of(score(observations.stream()
                    .filter(each -> row.isExactly(each) && group.values().isExactly(each)).toList(), asTrained(group.metric())));
        }
        List<Observation> here = observations.stream().filter(each -> row.fits(each) && group.values().fits(each)).toList();
        List<Observation> split = with(SplittingMethod.CWS, here);
        List<Observation> plain = with(SplittingMethod.NONE, here);
        ResultCell.Score cws = score(split, asTrained(group.metric()));
        ResultCell.Score baseline = score(plain, asTrained(group.metric()));
        double sign = group.metric().higherIsBetter() ? 1 : -1;
        boolean isBetter = sign * cws.value() > sign * baseline.value();
        boolean isWorse = sign * cws.value() < sign * baseline.value();
        List<ResultCell> cells = new ArrayList<>();
        if (hasBaseline()) {
            cells.add(isWorse ? baseline.asBest() : baseline);
            cells.add(isBetter ? cws.asBest() : cws);
            cells.add(new ResultCell.Gain(gain(group.metric(), plain, split, asTrained(group.metric()))));
        } else {
            cells.add(cws);
        }
        arms.forEach(arm -> cells.addAll(adjusted(arm, group.metric(), plain, split)));
        layout.paperBeside(group.metric()).ifPresent(dataset -> cells.addAll(paper(dataset, split, plain)));
        return cells;
    }

    private List<ResultCell> paper(String dataset, List<Observation> split, List<Observation> plain) {
        Function<List<Observation>, Optional<PaperTables.Printed>> find = of -> of.stream().findFirst().map(Observation::asked)
                .flatMap(asked -> PaperTables.find(dataset, asked));
        Optional<PaperTables.Printed> cws = find.apply(split);
        if (!hasBaseline()) {
            return List.of(new ResultCell.Printed(cws));
        }
        Optional<PaperTables.Printed> baseline = find.apply(plain);
        double gain = cws.isPresent() && baseline.isPresent() ? cws.get().percent() - baseline.get().percent() : Double.NaN;
        return List.of(new ResultCell.Printed(baseline), new ResultCell.Printed(cws), new ResultCell.PrintedGain(gain));
    }

    private static ResultCell.Score score(List<Observation> all, ToDoubleFunction<Observation> percent) {
        List<Observation> runs = Copies.without(all);
        return new ResultCell.Score(Summary.of(runs.stream().mapToDouble(percent).toArray()), runs, false);
    }

    private ToDoubleFunction<Observation> asTrained(Metric metric) {
        return run -> run.percent(metric, layout.selection());
    }

    /** Over baselines of the same seeds, so of the same images and first weights. */
    private Summary gain(Metric metric, List<Observation> plain, List<Observation> runs, ToDoubleFunction<Observation> percent) {
        return Summary.of(Copies.without(runs).stream().mapToDouble(run -> plain.stream()
                .filter(run::sharesSeeds)
                .mapToDouble(baseline -> percent.applyAsDouble(run) - asTrained(metric).applyAsDouble(baseline))
                .findFirst().orElse(Double.NaN)).toArray());
    }

    /** The best of each column is marked. */
    private static List<Row> best(List<Row> rows, List<Group> columns) {
        if (rows.size() < 2) {
            return rows;
        }
        List<OptionalDouble> best = IntStream.range(0, columns.size()).mapToObj(c -> {
            double sign = columns.get(c).metric().higherIsBetter() ? 1 : -1;
            return rows.stream().map(row -> row.cells().get(c).value()).filter(Double::isFinite)
                    .max(Comparator.comparingDouble(value -> sign * value)).map(OptionalDouble::of).orElse(OptionalDouble.empty());
        }).toList();
        return rows.stream().map(row -> new Row(row.labels(), IntStream.range(0, columns.size()).mapToObj(c ->
                best.get(c).isPresent() && row.cells().get(c) instanceof ResultCell.Score score
                        && score.value() == best.get(c).getAsDouble()
                        ? score.asBest() : row.cells().get(c)).toList())).toList();
    }

    /** Table 4 has the methods of others first. */
    private List<Row> withLiterature(List<Row> own, List<Group> columns) {
        Stream<Row> printed = PaperTables.octmnist().stream().map(line -> new Row(
                append(Stream.concat(layout.rows().stream().map(setting -> setting == Settings.SPLITTING_METHOD ? line.method() : ""),
                        arms.isEmpty() ? Stream.empty() : Stream.of("")).toList(),
                        line.own() ? "The paper's own" : "Literature, as the paper prints it"),
                columns.stream()
                        .<ResultCell>map(group -> new ResultCell.Printed(Optional.ofNullable(line.scores().get(group.metric()))))
                        .toList()));
        return Stream.concat(printed, own.stream().map(row -> new Row(append(row.labels(), "Runs here"), row.cells()))).toList();
    }

    private List<String> remarks() {
        return Stream.of(paperRemarks().stream(), missing().stream(), Copies.remarks(observations).stream()).flatMap(each -> each).toList();
    }

    /** How adjusted scores are to be had that run folders do not hold. */
    private Optional<String> missing() {
        String asked = arms.stream().filter(this::isMissing).map(AdjustedArm::asked).collect(Collectors.joining(" "));
        return asked.isEmpty() ? Optional.empty()
                : Optional.of("Some adjusted scores are in no run folder; 'tailsplit evaluate --all --epoch %s %s' computes them"
                .formatted(layout.selection().label(), asked));
    }

    private boolean isMissing(AdjustedArm arm) {
        List<Observation> split = with(SplittingMethod.CWS, observations);
        return observations.stream().filter(each -> each.finished().isPresent()).anyMatch(run -> arm.of(run, split).stream()
                .anyMatch(adjustment -> layout.metrics().stream().anyMatch(metric ->
                        Double.isNaN(adjusted.percent(run, adjustment, metric, layout.selection())))));
    }

    /** Where the paper's numbers are of other images or another schedule than the runs. */
    private List<String> paperRemarks() {
        boolean isBeside = layout.metrics().stream().anyMatch(metric -> layout.paperBeside(metric).isPresent());
        if (observations.isEmpty() || !isBeside && !layout.hasLiterature()) {
            return List.of();
        }
        String paper = layout.paper().orElseThrow();
        String schedule = Settings.TRAINING_EPOCHS.defaultValue() + " epochs";
        String datasets = observed(Settings.DATASET_NAME);
        String epochs = observed(Settings.TRAINING_EPOCHS) + " epochs";
        if (!datasets.equals(paper)) {
            return List.of("The paper's numbers are of %s%s, the runs of the sample %s at %s: levels cannot be compared".formatted(
                    Datasets.named(paper).label(), isBeside ? " at " + schedule : "", datasets, epochs));
        }
        return isBeside && !epochs.equals(schedule)
                ? List.of("The paper's numbers are after %s, those of the runs after %s: levels cannot be compared"
                        .formatted(schedule, epochs)) : List.of();
    }

    private String observed(Setting<?> setting) {
        return observations.stream().map(each -> each.asked().text(setting)).distinct().collect(Collectors.joining(", "));
    }

    private static List<String> append(List<String> labels, String last) {
        return Stream.concat(labels.stream(), Stream.of(last)).toList();
    }
}
