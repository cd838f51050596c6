package tailsplit.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.run.ClassAccuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.RunFolder;
import tailsplit.run.SplitRecord;
import tailsplit.run.SubclassNumber;
import tailsplit.run.SubclassRecord;
import tailsplit.workbench.MadeUpRuns;
import tailsplit.workbench.chart.BarFigure;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.chart.HeatFigure;
import tailsplit.workbench.chart.LineFigure;
import tailsplit.workbench.chart.StackFigure;

/** What is read of runs of version 0.1.0, and the figures that are made of it. */
class RunSnapshotTest {
    private static final List<Function<RunFigures, Figure>> OF_SPLITS = List.of(now -> now.split().shift(), now -> now.split().changed(),
            now -> now.split().evenness(), now -> now.split().predicted(), now -> now.split().dead());
    private static final List<Function<RunFigures, Figure>> ALL = List.of(RunFigures::loss, RunFigures::accuracy, RunFigures::classBars,
            RunFigures::classHeat, RunFigures::occupancy, RunFigures::numbers, RunFigures::ringWidths, RunFigures::meanDistances,
            RunFigures::mapper, RunFigures::mapperFirst, RunFigures::mapperSecond);

    @TempDir
    private Path folder;

    private RunFolder run;

    @BeforeEach
    void copy() {
        run = OldRuns.copy(OldRuns.SPLIT, folder);
    }

    private RunFigures figures() {
        return RunFigures.of(RunSnapshot.read(run));
    }

    @Test
    void curvesHaveAValueForEachEpoch() {
        LineFigure loss = assertInstanceOf(LineFigure.class, figures().loss());
        assertArrayEquals(IntStream.rangeClosed(1, 20).toArray(), loss.epochs());
        assertEquals(20, loss.last());
        assertEquals(List.of("train", "mapper", "test"), loss.series().stream().map(LineFigure.Series::name).toList());
        assertEquals(2.3154934312783038, loss.series().get(1).values()[0]);
        LineFigure accuracy = assertInstanceOf(LineFigure.class, figures().accuracy());
        assertEquals(List.of("test, mapper", "group sum", "group max", "group mean", "validation", "train"),
                accuracy.series().stream().map(LineFigure.Series::name).toList());
        assertTrue(Double.isNaN(accuracy.series().get(3).values()[19]), "shapes have no validation images");
    }

    @Test
    void classesAreShownNowBesideTheirBest() {
        BarFigure bars = assertInstanceOf(BarFigure.class, figures().classBars());
        assertEquals(10, bars.bars().size());
        assertEquals("disc", bars.bars().getFirst().name());
        assertEquals(0.79, bars.bars().getFirst().value());
        assertEquals(1.0, bars.bars().getFirst().best(), "of the second epoch");
        HeatFigure heat = assertInstanceOf(HeatFigure.class, figures().classHeat());
        assertEquals(20, heat.columnNames().size());
        assertArrayEquals(new double[] {0.62, 1.0}, Arrays.copyOf(heat.values()[0], 2));
    }

    @Test
    void onlyClassesThatAreSplitHaveABandOfSubclasses() {
        StackFigure occupancy = assertInstanceOf(StackFigure.class, figures().occupancy());
        assertEquals(List.of("disc", "square", "triangle", "cross"), occupancy.bands().stream().map(StackFigure.Band::name).toList());
        assertEquals(5, occupancy.bands().getFirst().values().length);
        assertEquals(90, occupancy.bands().getFirst().values()[0][0]);
        assertEquals(173, occupancy.bands().getFirst().values()[1][0]);
        HeatFigure numbers = assertInstanceOf(HeatFigure.class, figures().numbers());
        assertArrayEquals(new double[] {5, 3, 2, 2, 1, 1, 1, 1, 1, 1},
                IntStream.range(0, 10).mapToDouble(c -> numbers.values()[c][19]).toArray());
    }

    /** Split in training: in the third epoch the second class has three subclasses for two. */
    @Test
    void numbersThatChangeAreThoseOfTheirEpoch() throws IOException {
        Files.delete(run.path().resolve("subclasses.csv"));
        for (int epoch = 1; epoch <= 3; epoch++) {
            int now = epoch;
            run.append(IntStream.range(0, 10).boxed().flatMap(c -> IntStream.range(0, c == 1 ? now == 3 ? 3 : 2 : 1)
                    .mapToObj(s -> new SubclassRecord(now, c, s, 10, 1, 1))).toList());
        }
        run.appendNumbers(List.of(new SubclassNumber(3, 1, 3, "its farthest ring was wide")));
        RunSnapshot snapshot = RunSnapshot.read(run);
        assertEquals(2, snapshot.plan(2).subclasses(1));
        assertEquals(3, snapshot.plan(3).subclasses(1));
        assertEquals(3, snapshot.most().subclasses(1));
        assertEquals("Epoch 3, square, 3 subclasses: its farthest ring was wide.", snapshot.reasons());
        StackFigure.Band square = assertInstanceOf(StackFigure.class, figures().occupancy()).bands().getFirst();
        assertArrayEquals(new double[] {0, 0, 10}, square.values()[2]);
    }

    /** The first epoch's disc: 90, 173, 117, 37 and 83 images. */
    @Test
    void ofARunThatDidNotRecordItsShiftEvennessIsKnown() {
        SplitFigures split = figures().split();
        assertTrue(split.note().startsWith("An older version trained this run"), split.note());
        LineFigure evenness = assertInstanceOf(LineFigure.class, split.evenness());
        assertEquals(List.of("disc", "square", "triangle", "cross"), evenness.series().stream().map(LineFigure.Series::name).toList());
        assertEquals(0.9361, evenness.series().getFirst().values()[0], 1e-4);
        assertEquals("An older version trained this run and did not record it", split.shift().summary());
        assertEquals("An older version trained this run and did not record it", split.dead().summary());
    }

    /** Written from the third epoch on, as of a run that went on with a newer version. */
    @Test
    void theShiftStandsBesideThePlans() {
        for (int epoch = 3; epoch <= 20; epoch++) {
            int now = epoch;
            run.appendSplit(IntStream.range(0, 10).mapToObj(c -> new SplitRecord(now, c, c < 2 ? 0.01 * now : 0,
                    c < 2 ? Math.log(5 - c) : 0, 0.5, 0.5, now == 3 ? Double.NaN : 0.1 * c, 0.9)).toList());
        }
        SplitFigures split = figures().split();
        assertEquals("", split.note());
        LineFigure shift = assertInstanceOf(LineFigure.class, split.shift());
        assertEquals(20, shift.epochs().length);
        Map<String, LineFigure.Series> series = shift.series().stream().collect(Collectors.toMap(LineFigure.Series::name, each -> each));
        assertEquals(0.2, series.get("disc").values()[19]);
        assertTrue(Double.isNaN(series.get("disc").values()[1]));
        assertEquals(Math.log(5), series.get("plan of disc").values()[19]);
        assertTrue(series.get("plan of disc").dashed() && !series.get("plan of disc").listed());
        assertEquals(0.1, ((LineFigure) split.changed()).series().get(1).values()[19]);
        assertTrue(split.findings().getFirst().sentence().startsWith("The network tells the subclasses of disc apart"), split::toString);
        assertTrue(split.findings().getLast().sentence().startsWith("Together the shifts amount to"), split::toString);
    }

    @Test
    void ofManyClassesTheMeanAndTheExtremesAreShown() {
        run = MadeUpRuns.big(new Workspace(folder.resolve("many")), 100, 3, 10);
        LineFigure shift = assertInstanceOf(LineFigure.class, figures().split().shift());
        List<String> listed = shift.series().stream().filter(LineFigure.Series::listed).map(LineFigure.Series::name).toList();
        long split = RunSnapshot.read(run).most().subclasses().stream().filter(number -> number > 1).count();
        assertEquals(List.of("mean of " + split + " classes", "most: class 0", "least: class " + (split - 1)), listed);
    }

    /** [[1 0] [2 1]] times [[1 2] [3 4]], by hand. */
    @Test
    void theLabelMappersLayersAreMultiplied() {
        run.writeMapper(new float[][] {{1, 2}, {3, 4}}, new float[][] {{1, 0}, {2, 1}});
        HeatFigure both = assertInstanceOf(HeatFigure.class, figures().mapper());
        assertArrayEquals(new double[] {1, 2}, both.values()[0]);
        assertArrayEquals(new double[] {5, 8}, both.values()[1]);
        assertEquals(8, both.high());
        assertEquals(-8, both.low());
    }

    @Test
    void aBaselineSaysWhatItDoesNotHave() {
        run = OldRuns.copy(OldRuns.BASELINE, folder);
        RunFigures figures = figures();
        assertEquals("This run splits no classes", figures.occupancy().summary());
        assertEquals("This run has no label mapper", figures.mapper().summary());
        OF_SPLITS.forEach(figure -> assertEquals("This run splits no classes", figure.apply(figures).summary()));
        assertEquals("No number of subclasses was found automatically or changed.", RunSnapshot.read(run).reasons());
        assertInstanceOf(LineFigure.class, figures.accuracy());
    }

    @Test
    void aRunThatHasJustBegunSaysSo() throws IOException {
        run = new RunFolder(folder.resolve("fresh"));
        run.create();
        ConfigurationFile.write(Configuration.defaults(), run.configuration());
        RunFigures figures = figures();
        Stream.concat(ALL.stream(), OF_SPLITS.stream()).forEach(figure ->
                assertEquals("The first epoch is under way", figure.apply(figures).summary()));
        assertEquals(Optional.empty(), RunSnapshot.read(run).provenance());
    }

    /** In the order that a trainer writes an epoch in. */
    @Test
    void aRunIsReadWhileItIsWritten() throws Exception {
        RunSnapshot whole = RunSnapshot.read(run);
        run = new RunFolder(folder.resolve("growing"));
        run.create();
        ConfigurationFile.write(Configuration.defaults(), run.configuration());
        CompletableFuture<Void> trainer = CompletableFuture.runAsync(() -> {
            for (EpochRecord epoch : whole.epochs()) {
                ClassAccuracy accuracy = whole.classAccuracies().get(epoch.epoch() - 1);
                run.append(accuracy, whole.classNames());
                run.append(whole.subclasses().stream().filter(record -> record.epoch() == epoch.epoch()).toList());
                run.append(epoch);
            }
        });
        while (!trainer.isDone()) {
            RunSnapshot snapshot = RunSnapshot.read(run);
            RunFigures.of(snapshot);
            assertTrue(snapshot.classAccuracies().size() >= snapshot.epochs().size());
        }
        trainer.get();
        assertEquals(whole.epochs(), RunSnapshot.read(run).epochs());
    }

    @Test
    void aBrokenRowIsNamed() throws IOException {
        Path epochs = run.path().resolve("epochs.csv");
        Files.writeString(epochs, Files.readString(epochs).replaceFirst("\n3,[^\n]*", "\n3,fast,slow"));
        String said = assertThrows(InvalidInputException.class, () -> RunSnapshot.read(run)).getMessage();
        assertTrue(said.contains("epochs.csv") && said.contains("4"), said);
    }
}
