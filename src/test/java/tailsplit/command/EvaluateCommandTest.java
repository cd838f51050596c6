package tailsplit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.dataset.NpyArray;
import tailsplit.dataset.Npz;
import tailsplit.file.ExclusiveLock;
import tailsplit.metric.Accuracy;
import tailsplit.metric.CalibrationError;
import tailsplit.metric.Decider;
import tailsplit.metric.DeciderAccuracy;
import tailsplit.metric.Metric;
import tailsplit.metric.Metrics;
import tailsplit.protocol.ExitCode;
import tailsplit.run.Adjustment;
import tailsplit.run.EpochRecord;
import tailsplit.run.EvaluationRecord;
import tailsplit.run.KeptCheckpoint;
import tailsplit.run.RunFolder;
import tailsplit.run.ScoredEpoch;
import tailsplit.run.SubclassRecord;

/** A small run on the sample that has a validation part, scored again in worker processes. */
class EvaluateCommandTest {
    @TempDir
    private static Path folder;

    private static RunFolder run;

    @BeforeAll
    static void train() throws IOException {
        Path configuration = folder.resolve("small.yaml");
        Files.writeString(configuration, """
                name: Small
                dataset: {name: shapes4}
                imbalance: {factor: 0.1, max: 60}
                splitting: {method: cws}
                network: {name: resnet8}
                training: {epochs: 6, batch: 32, threads: 1}
                projection: {images: 0}
                """);
        assertEquals(ExitCode.DONE, Tailsplit.run("run", configuration.toString(), "--workspace", folder.toString()));
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            run = new RunFolder(runs.findFirst().orElseThrow());
        }
    }

    @Test
    void asTrainedTheScoresAreThoseOfTheTraining() {
        for (ScoredEpoch scored : List.of(run.result().orElseThrow().last().orElseThrow(),
                run.result().orElseThrow().best().orElseThrow())) {
            assertEquals(ExitCode.DONE, evaluate("--epoch", scored.selection()));
            EvaluationRecord mapper = record(scored.epoch(), "test", "mapper", "none", 0);
            for (Metric metric : Metrics.OF_PROBABILITIES) {
                assertEquals(scored.scores().of(metric), mapper.scores().of(metric), metric.key());
            }
            assertEquals(scored.scores().of(DeciderAccuracy.GROUP_SUM), accuracy(record(scored.epoch(), "test", "group-sum", "none", 0)));
            assertEquals(scored.scores().of(DeciderAccuracy.GROUP_MAX), accuracy(record(scored.epoch(), "test", "group-max", "none", 0)));
            assertEquals(scored.scores().of(DeciderAccuracy.GROUP_MEAN_WEIGHTED),
                    accuracy(record(scored.epoch(), "test", "group-mean-weighted", "none", 0)));
            assertEquals(scored.scores().of(DeciderAccuracy.MAPPER_WEIGHTED),
                    accuracy(record(scored.epoch(), "test", "mapper-weighted", "none", 0)));
            EpochRecord epoch = run.epochs().get(scored.epoch() - 1);
            assertEquals(scored.scores().of(DeciderAccuracy.GROUP_MEAN), epoch.groupMeanAccuracy());
            assertEquals(scored.scores().of(DeciderAccuracy.GROUP_SUM_WEIGHTED), epoch.groupSumWeightedAccuracy());
            assertEquals(scored.scores().of(DeciderAccuracy.GROUP_MAX_WEIGHTED), epoch.groupMaxWeightedAccuracy());
            assertEquals(scored.scores().of(DeciderAccuracy.GROUP_MEAN_WEIGHTED), epoch.groupMeanWeightedAccuracy());
            assertEquals(scored.scores().of(DeciderAccuracy.MAPPER_WEIGHTED), epoch.mapperWeightedAccuracy());
        }
        ScoredEpoch validated = run.result().orElseThrow().validationSelected().orElseThrow();
        assertEquals(ExitCode.DONE, evaluate("--epoch", "validation-selected", "--split", "validation"));
        assertEquals(run.epochs().get(validated.epoch() - 1).validationAccuracy(),
                accuracy(record(validated.epoch(), "validation", "mapper", "none", 0)));
    }

    /** From the features on: everything that is scored follows from the arrays that are written. */
    @Test
    void theArraysGiveTheAdjustedScores() {
        Path arrays = folder.resolve("arrays.npz");
        assertEquals(ExitCode.DONE, evaluate("--split", "train", "--logit-adjustment", "0.7", "--tau-normalisation",
                "0,1.3", "--arrays", arrays.toString()));
        Map<String, NpyArray> read = Npz.read(arrays);
        int[] labels = read.get("labels").ints();
        double[] counts = read.get("counts").doubles();
        assertEquals(labels.length, (int) Arrays.stream(counts).sum());
        double[][] logits = layer(rows(read.get("features")), read, "classifier", 0, Double.NaN);
        assertTrue(Math.abs(logits[3][2] - rows(read.get("logits"))[3][2]) < 1e-4);
        double[][] hidden = hidden(logits, read);
        double[][] adjusted = layer(hidden, read, "mapper", 2, Double.NaN);
        for (double[] row : adjusted) {
            for (int c = 0; c < row.length; c++) {
                row[c] -= 0.7 * Math.log(counts[c] / labels.length);
            }
        }
        int last = run.result().orElseThrow().last().orElseThrow().epoch();
        assertEquals(accuracy(adjusted, labels), accuracy(record(last, "train", "mapper", "logit-adjustment", 0.7)));
        for (double tau : List.of(0.0, 1.3)) {
            assertEquals(accuracy(layer(hidden, read, "mapper", 2, tau), labels),
                    accuracy(record(last, "train", "mapper", "tau-normalisation", tau)));
        }
        double[][] corrected = hidden(weighted(logits, read.get("occupancy").doubles(), counts), read);
        assertEquals(accuracy(layer(corrected, read, "mapper", 2, Double.NaN), labels),
                accuracy(record(last, "train", "mapper-weighted", "none", 0)));
        assertNotEquals(record(last, "train", "mapper", "none", 0).scores().of(CalibrationError.METRIC),
                record(last, "train", "mapper", "tau-normalisation", 1.3).scores().of(CalibrationError.METRIC));
    }

    private static double[][] hidden(double[][] logits, Map<String, NpyArray> arrays) {
        double[][] hidden = layer(logits, arrays, "mapper", 0, Double.NaN);
        for (double[] row : hidden) {
            for (int h = 0; h < row.length; h++) {
                row[h] = Math.max(0, row[h]);
            }
        }
        return hidden;
    }

    /** With the logarithm of the share of its class's images that each pseudo-class holds. */
    private static double[][] weighted(double[][] logits, double[] occupancy, double[] counts) {
        int[] classOf = run.subclasses().stream().limit(occupancy.length).mapToInt(SubclassRecord::label).toArray();
        return Arrays.stream(logits).map(row -> IntStream.range(0, row.length)
                .mapToDouble(k -> row[k] + Math.log(Math.max(1, occupancy[k]) / counts[classOf[k]])).toArray()).toArray(double[][]::new);
    }

    @Test
    void theSameQuestionIsAnsweredOnce() {
        assertEquals(ExitCode.DONE, evaluate("--logit-adjustment", "2"));
        List<EvaluationRecord> first = run.evaluations();
        assertEquals(ExitCode.DONE, evaluate("--logit-adjustment", "2"));
        assertEquals(Set.copyOf(first), Set.copyOf(run.evaluations()));
        assertEquals(first.size(), run.evaluations().size());
    }

    /** A mapper of pseudo-labels is the group maximum, however it was trained; its scores stand beside the run's own. */
    @Test
    void aMapperIsTrainedAnew() {
        assertEquals(ExitCode.DONE, evaluate("--mapper", "mapperInput=pseudo-label,mapperBalance=draws,mapperEpochs=9"));
        int last = run.result().orElseThrow().last().orElseThrow().epoch();
        List<EvaluationRecord> anew = run.evaluations().stream().filter(each -> !each.mapper().isEmpty()).toList();
        assertEquals(Set.of("splitting.mapperInput=pseudo-label splitting.mapperBalance=draws splitting.mapperEpochs=9"),
                anew.stream().map(EvaluationRecord::mapper).collect(Collectors.toSet()));
        EvaluationRecord asTrained = anew.stream().filter(each -> each.adjustment() == Adjustment.Kind.NONE).findFirst().orElseThrow();
        assertEquals(accuracy(record(last, "test", "group-max", "none", 0)), accuracy(asTrained));
        assertTrue(refused("--mapper", "stages=joint").startsWith("tailsplit: mapper: found splitting.stages=joint; allowed: "));
    }

    @Test
    void whatCannotBeDoneIsSaidInALine() throws IOException {
        List<String> kept = run.keptCheckpoints().stream().map(KeptCheckpoint::text).toList();
        assertEquals("tailsplit: --epoch: found 77; allowed: " + String.join(", ", kept), refused("--epoch", "77"));
        assertEquals("tailsplit: --split: found all; allowed: test, validation, train", refused("--split", "all"));
        assertEquals("tailsplit: tau of logit-adjustment: found 11.0; allowed: a number from 0 to 10",
                refused("--logit-adjustment", "1,11"));
        try (ExclusiveLock _ = ExclusiveLock.tryAcquire(run.evaluationLock()).orElseThrow()) {
            assertTrue(refused().endsWith("is being evaluated by another process"));
        }
        Path checkpoint = run.checkpoints().file(run.keptCheckpoints().getFirst().epoch());
        byte[] whole = Files.readAllBytes(checkpoint);
        Files.write(checkpoint, Arrays.copyOf(whole, whole.length / 2));
        assertTrue(refused("--epoch", String.valueOf(run.keptCheckpoints().getFirst().epoch())).startsWith("tailsplit: " + checkpoint));
        Files.write(checkpoint, whole);
    }

    /** The scores are the same whether they are computed from the network or from the probabilities that the run left. */
    @Test
    void aPlanIsTakenOffTheScores() throws IOException {
        assertEquals(ExitCode.DONE, evaluate("--plan", "3,1,2,1", "--plan", "1,1,1,1"));
        int last = run.result().orElseThrow().last().orElseThrow().epoch();
        EvaluationRecord shifted = run.evaluations().stream().filter(each -> each.epoch() == last && each.plan().equals("3,1,2,1")
                && each.decision() == Decider.MAPPER).findFirst().orElseThrow();
        int[] plan = {3, 1, 2, 1};
        double right = run.predictions().stream().filter(each -> {
            double[] odds = IntStream.range(0, 4).mapToDouble(c -> each.probabilities()[c] / plan[c]).toArray();
            return IntStream.range(0, 4).allMatch(c -> odds[c] <= odds[each.label()]);
        }).count();
        assertEquals(right / run.predictions().size(), accuracy(shifted));
        EvaluationRecord none = run.evaluations().stream().filter(each -> each.epoch() == last && each.plan().equals("1,1,1,1")
                && each.decision() == Decider.GROUP_MEAN).findFirst().orElseThrow();
        assertEquals(record(last, "test", "group-mean", "none", 0).scores(), none.scores());
        assertEquals("tailsplit: plan 3,2: found 2 numbers; allowed: 4, one for each class", refused("--plan", "3,2"));
        assertEquals("tailsplit: plan: found 3,0; allowed: a number of subclasses from 1 on for each class, parted by commas, "
                + "such as 5,3,2,1", refused("--plan", "3,0"));
    }

    @Test
    void severalRunsAreScoredAtOnce() throws IOException {
        Path broken = folder.resolve("runs/broken");
        Files.createDirectories(broken);
        Files.copy(run.configuration(), broken.resolve("config.yaml"));
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertEquals(ExitCode.INVALID_INPUT, Tailsplit.run("evaluate", "--all", "--logit-adjustment", "3", "--workspace",
                    folder.toString()));
        } finally {
            System.setErr(before);
            Files.delete(broken.resolve("config.yaml"));
            Files.delete(broken);
        }
        assertEquals("tailsplit: broken: --epoch: found last; allowed: none, this run has no checkpoint",
                said.toString(StandardCharsets.UTF_8).strip());
        assertEquals(3, record(run.result().orElseThrow().last().orElseThrow().epoch(), "test", "mapper", "logit-adjustment", 3).tau());
        assertEquals(ExitCode.INVALID_INPUT, Tailsplit.run("evaluate", "--workspace", folder.toString()));
    }

    private static int evaluate(String... more) {
        List<String> arguments = new ArrayList<>(List.of("evaluate", run.path().getFileName().toString(),
                "--workspace", folder.toString()));
        arguments.addAll(List.of(more));
        return Tailsplit.run(arguments.toArray(String[]::new));
    }

    private static String refused(String... more) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertEquals(ExitCode.INVALID_INPUT, evaluate(more));
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    private static double accuracy(EvaluationRecord record) {
        return record.scores().of(Accuracy.METRIC);
    }

    private static EvaluationRecord record(int epoch, String part, String decision, String adjustment, double tau) {
        return run.evaluations().stream().filter(each -> each.epoch() == epoch && each.part().key().equals(part)
                && each.decision().key().equals(decision)
                && each.adjustment().key().equals(adjustment) && each.tau() == tau).findFirst().orElseThrow();
    }

    /** @param tau NaN for the layer as it is, with its bias */
    private static double[][] layer(double[][] inputs, Map<String, NpyArray> arrays, String name, int index, double tau) {
        double[][] weight = rows(arrays.get(name + "." + index));
        double[] bias = arrays.get(name + "." + (index + 1)).doubles();
        double[][] outputs = new double[inputs.length][weight.length];
        for (int i = 0; i < inputs.length; i++) {
            for (int o = 0; o < weight.length; o++) {
                double sum = 0;
                double squares = 0;
                for (int j = 0; j < weight[o].length; j++) {
                    sum += inputs[i][j] * weight[o][j];
                    squares += weight[o][j] * weight[o][j];
                }
                outputs[i][o] = Double.isNaN(tau) ? sum + bias[o] : sum / Math.pow(Math.sqrt(squares), tau);
            }
        }
        return outputs;
    }

    private static double accuracy(double[][] scores, int[] labels) {
        int correct = 0;
        for (int i = 0; i < labels.length; i++) {
            int best = 0;
            for (int c = 1; c < scores[i].length; c++) {
                best = scores[i][c] > scores[i][best] ? c : best;
            }
            correct += best == labels[i] ? 1 : 0;
        }
        return (double) correct / labels.length;
    }

    private static double[][] rows(NpyArray matrix) {
        double[] values = matrix.doubles();
        int columns = matrix.shape()[1];
        double[][] rows = new double[matrix.shape()[0]][columns];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(values, r * columns, rows[r], 0, columns);
        }
        return rows;
    }
}
