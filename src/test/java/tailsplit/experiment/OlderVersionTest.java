package tailsplit.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tailsplit.metric.Accuracy;
import tailsplit.metric.GeometricMean;
import tailsplit.metric.DeciderAccuracy;
import tailsplit.metric.Metric;
import tailsplit.metric.Metrics;
import tailsplit.metric.ShotAccuracy;
import tailsplit.run.Adjustment;
import tailsplit.metric.Decider;
import tailsplit.run.EpochRecord;
import tailsplit.run.EpochTiming;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.run.SubclassRecord;

/**
 * The quickstart's run and its baseline as version 0.1.0 left them, the longest files cut. What a run left stays readable
 * for ever: these files never change, and a new version's are added beside them.
 */
class OlderVersionTest {
    private static final String SPLIT = "Quickstart-ca30233f";
    private static final String BASELINE = "Quickstart-a1e15c30";

    private final Workspace workspace = new Workspace(folder());

    /** LDAM's classifier began otherwise: its older runs are told by their hash, and stay out of tables. */
    @Test
    void aRunThatWouldBeAnotherTodayIsMarked(@TempDir Path place) {
        Workspace mixed = new Workspace(place);
        Configuration ldam = Overrides.apply(Configuration.defaults(), List.of("loss.name=ldam", "name=Margins"), place);
        for (String hash : List.of(ldam.hashBefore(), ldam.hash())) {
            Path folder = mixed.runs().resolve("Margins-" + hash);
            new RunFolder(folder).create();
            ConfigurationFile.write(ldam, folder.resolve("config.yaml"));
        }
        assertEquals(List.of("", "Made by version 0.1.0, in which the cosine classifier began with long weights"),
                mixed.summaries().stream().map(run -> run.outdated().orElse("")).sorted().toList());
        assertEquals(mixed.runFolder(ldam), mixed.runFolder(ldam, mixed.runNames()));
    }

    @ParameterizedTest
    @ValueSource(strings = {SPLIT, BASELINE})
    void theRunIsFoundAndRepeatedUnderItsName(String name) {
        assertEquals(Set.of(SPLIT, BASELINE), workspace.runNames());
        RunSummary summary = workspace.summaries().stream()
                .filter(each -> each.folder().path().endsWith(name)).findFirst().orElseThrow();
        assertEquals(Optional.empty(), summary.problem());
        Configuration configuration = ConfigurationFile.read(run(name).configuration());
        assertEquals(run(name).path(), workspace.runFolder(configuration), "the hash of what it computes");
        assertEquals(name.equals(SPLIT) ? "cws" : "none", configuration.text(Settings.SPLITTING_METHOD));
    }

    @ParameterizedTest
    @ValueSource(strings = {SPLIT, BASELINE})
    void everyEpochIsRead(String name) {
        RunFolder run = run(name);
        List<Integer> epochs = IntStream.rangeClosed(1, 20).boxed().toList();
        assertEquals(epochs, run.epochs().stream().map(EpochRecord::epoch).toList());
        assertEquals(epochs, run.timings().stream().map(EpochTiming::epoch).toList());
        assertTrue(run.timings().stream().allMatch(timing -> timing.seconds() > 0 && timing.imagesPerSecond() > 0));
        assertEquals(epochs, run.classAccuracies().stream().map(accuracy -> accuracy.epoch()).toList());
        assertEquals(10, run.classAccuracies().getLast().accuracies().size());
        assertEquals(List.of("disc", "square", "triangle", "cross", "star", "crescent", "half disc", "bar", "ellipse", "corner"),
                run.classNames());
        assertEquals(List.of(1, 20), run.projections().epochs());
        assertEquals(40, run.projections().points(20).size());
        assertEquals(10, run.projections().centres(20).size());
        assertTrue(run.logTail(1 << 16).contains("PyTorch graph executor"));
        assertTrue(run.numbers().isEmpty(), "they were given");
    }

    @ParameterizedTest
    @ValueSource(strings = {SPLIT, BASELINE})
    void whatItCameToIsRead(String name) {
        RunFolder run = run(name);
        double accuracy = run.epochs().getLast().testAccuracy();
        RunStatus status = run.status().orElseThrow();
        assertEquals(RunState.FINISHED, status.state());
        assertEquals(accuracy, status.testAccuracy());
        RunResult result = run.result().orElseThrow();
        assertEquals(accuracy, result.last().orElseThrow().scores().of(Accuracy.METRIC));
        assertTrue(Double.isNaN(result.last().get().scores().of(ShotAccuracy.FEW)), "no class has few images");
        Set<Metric> unknown = Metrics.ALL.stream().filter(metric -> !result.last().get().scores().knows(metric))
                .collect(Collectors.toSet());
        assertEquals(Stream.concat(Stream.of(ShotAccuracy.FEW, GeometricMean.METRIC), DeciderAccuracy.ALL.stream()
                .filter(metric -> name.equals(BASELINE) || metric != DeciderAccuracy.GROUP_SUM && metric != DeciderAccuracy.GROUP_MAX))
                .collect(Collectors.toSet()), unknown,
                "that version had no such metric");
        int[][] confusion = run.confusion().orElseThrow();
        assertEquals(1000, Arrays.stream(confusion).flatMapToInt(Arrays::stream).sum());
        assertEquals(accuracy, IntStream.range(0, 10).map(c -> confusion[c][c]).sum() / 1000.0);
        assertEquals(40, run.predictions().size());
        assertEquals(10, run.predictions().getFirst().probabilities().length);
        Provenance provenance = run.provenance().orElseThrow();
        assertEquals("0.1.0", provenance.tailsplit());
        assertEquals("2.7.1", provenance.pytorch());
        assertEquals(1, provenance.threads());
        assertEquals(List.of("run", "quickstart.yaml"), provenance.commandLine().subList(0, 2));
        assertTrue(provenance.started().isBefore(Instant.parse("2026-11-26T00:00:00Z")));
    }

    @Test
    void whatOnlySplittingLeavesIsRead() {
        RunFolder run = run(SPLIT);
        assertEquals(0.609, run.epochs().getLast().mapperAccuracy());
        assertEquals(18 * 20, run.subclasses().size());
        assertEquals(new SubclassRecord(1, 0, 0, 90, 1.0568464306555434, 1.3347793321945707), run.subclasses().getFirst());
        assertTrue(run.projections().points(20).stream().allMatch(point -> point.pseudoLabel().isPresent()));
        double[][] first = run.mapper().getFirst();
        double[][] second = run.mapper().getLast();
        assertArrayEquals(new int[] {64, 18, 10, 64}, new int[] {first.length, first[0].length, second.length, second[0].length});
        assertEquals(9, run.evaluations().size());
        assertEquals(Set.of(Decider.MAPPER, Decider.GROUP_SUM, Decider.GROUP_MAX),
                Set.copyOf(run.evaluations().stream().map(each -> each.decision()).distinct().toList()));
        assertEquals(0.755, run.evaluations().stream().filter(each -> each.decision() == Decider.GROUP_SUM
                && each.adjustment() == Adjustment.Kind.LOGIT_ADJUSTMENT).findFirst().orElseThrow().scores().of(Accuracy.METRIC));
    }

    @Test
    void whatTheBaselineDoesNotHaveIsNotKnown() {
        RunFolder run = run(BASELINE);
        assertTrue(run.epochs().stream().allMatch(epoch -> Double.isNaN(epoch.mapperAccuracy())));
        assertEquals(List.of(), run.subclasses());
        assertEquals(List.of(), run.mapper());
        assertEquals(List.of(), run.evaluations());
        assertEquals(OptionalInt.empty(), run.projections().points(1).getFirst().pseudoLabel());
    }

    private RunFolder run(String name) {
        return new RunFolder(workspace.runs().resolve(name));
    }

    private static Path folder() {
        try {
            return Path.of(OlderVersionTest.class.getResource("version-0.1.0").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
