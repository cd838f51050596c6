package tailsplit.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.file.AtomicFile;
import tailsplit.file.InvalidInputException;
import tailsplit.file.ProcessIdentity;
import tailsplit.metric.Accuracy;
import tailsplit.metric.Classified;
import tailsplit.metric.Decider;
import tailsplit.metric.MacroAuc;
import tailsplit.metric.Scores;

class RunFolderTest {
    private static final List<String> CLASSES = List.of("plane", "a \"quoted\", class", "猫");

    @TempDir
    private Path temporary;

    private RunFolder run;

    @BeforeEach
    void create() {
        run = new RunFolder(temporary.resolve("run"));
        run.create();
    }

    @Test
    void whatIsWrittenReadsBack() {
        write(run, 1);
        write(run, 2);
        assertEquals(List.of(epoch(1), epoch(2)), run.epochs());
        assertEquals(List.of(accuracy(1), accuracy(2)), run.classAccuracies());
        assertEquals(CLASSES, run.classNames());
        assertEquals(Stream.of(1, 2).flatMap(e -> subclasses(e).stream()).toList(), run.subclasses());
        assertEquals(List.of(1, 2), run.timings().stream().map(EpochTiming::epoch).toList());
        assertEquals(List.of(1, 2), run.projections().epochs());
        assertEquals(points(2), run.projections().points(2));
        assertEquals(List.of(new ProjectionCentre(0, 0.1, 2)), run.projections().centres(2));
    }

    @Test
    void anEmptyFolderHasNothing() {
        RunFolder none = new RunFolder(temporary.resolve("none"));
        assertEquals(List.of(), none.epochs());
        assertEquals(List.of(), none.classAccuracies());
        assertEquals(List.of(), none.predictions());
        assertEquals(List.of(), none.projections().epochs());
        assertEquals(Optional.empty(), none.status());
        assertEquals(Optional.empty(), none.result());
        assertEquals(Optional.empty(), none.provenance());
    }

    @Test
    void rowsAreDecimalDigitsWithEmptyCellsForWhatIsNotThere() throws IOException {
        run.append(new EpochRecord(1, 0.02, 2.5, Double.NaN, 1e-5, 0.5, 0.25, Double.NaN, Double.NaN, Double.NaN, 0,
                0.125, 0.5, 0.25, 0.75, 1, Double.NaN));
        assertEquals("""
                epoch,learningRate,trainLoss,mapperLoss,testLoss,trainAccuracy,testAccuracy,mapperAccuracy,\
                groupSumAccuracy,groupMaxAccuracy,validationAccuracy,\
                groupMeanAccuracy,groupSumWeightedAccuracy,groupMaxWeightedAccuracy,groupMeanWeightedAccuracy,\
                mapperWeightedAccuracy,deadUnits
                1,0.02,2.5,,1.0E-5,0.5,0.25,,,,0.0,0.125,0.5,0.25,0.75,1.0,
                """, Files.readString(run.path().resolve("epochs.csv")));
    }

    /** Killed in the middle of every file's last rows, at every seventh byte, then gone on from epoch 2. */
    @Test
    void aRunThatWasKilledLeavesTheSameFiles() throws IOException {
        for (int epoch = 1; epoch <= 3; epoch++) {
            write(run, epoch);
        }
        Map<String, String> complete = contents(run);
        for (String name : List.of("epochs.csv", "class-accuracy.csv", "subclasses.csv")) {
            byte[] bytes = Files.readAllBytes(run.path().resolve(name));
            String firstTwo = complete.get(name).substring(0, complete.get(name).indexOf("\n3,") + 1);
            for (int length = firstTwo.getBytes(UTF_8).length; length < bytes.length; length += 7) {
                Files.write(run.path().resolve(name), Arrays.copyOf(bytes, length));
                run.keepThrough(2);
                write(run, 3);
                assertEquals(complete, contents(run), name + " cut to " + length);
            }
        }
    }

    @Test
    void aRunKilledInItsFirstLineStartsAgain() throws IOException {
        write(run, 1);
        Map<String, String> complete = contents(run);
        Files.writeString(run.path().resolve("epochs.csv"), "epoch,lear");
        run.keepThrough(0);
        assertEquals(List.of(), run.projections().epochs());
        write(run, 1);
        assertEquals(complete, contents(run));
    }

    @Test
    void aLineStillBeingWrittenIsLeftOut() throws IOException {
        write(run, 1);
        Files.writeString(run.path().resolve("epochs.csv"), "2,0.1,0.", StandardOpenOption.APPEND);
        assertEquals(List.of(epoch(1)), run.epochs());
    }

    @Test
    void aCorruptRowIsNamed() throws IOException {
        write(run, 1);
        Files.writeString(run.path().resolve("epochs.csv"), "x,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16\n", StandardOpenOption.APPEND);
        assertMessage("epochs.csv: row 3: found x,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16; allowed: numbers", run::epochs);
        assertMessage("epochs.csv: row 3: found x; allowed: an epoch", () -> run.keepThrough(1));
        Files.writeString(run.path().resolve("subclasses.csv"), "1,2\n", StandardOpenOption.APPEND);
        assertMessage("subclasses.csv: row 4: found 2 cells; allowed: 6 cells", run::subclasses);
        Files.writeString(run.path().resolve("timing.csv"), "other,header\n");
        assertMessage("timing.csv: row 1: found other,header; allowed: epoch,seconds,", run::timings);
        Files.writeString(run.path().resolve("class-accuracy.csv"), "epoch,\"plane\n");
        assertMessage("cannot read ", run::classAccuracies);
        Files.writeString(run.path().resolve("status.json"), "{\n\"state\": \"asleep\"}");
        assertMessage("status.json: line 2 does not hold what it should", run::status);
        Files.writeString(run.path().resolve("result.json"), "{");
        assertMessage("result.json: line 1 does not hold what it should", run::result);
    }

    /** As an older version, which had not every column, and a newer one, which has more, would leave them. */
    @Test
    void columnsAreFoundByName() throws IOException {
        Files.writeString(run.path().resolve("epochs.csv"), """
                learningRate,epoch,power draw,trainLoss,testAccuracy
                0.1,1,250 W,2.5,0.5
                """);
        EpochRecord read = run.epochs().getFirst();
        assertEquals(new EpochRecord(1, 0.1, 2.5, Double.NaN, Double.NaN, Double.NaN, 0.5, Double.NaN, Double.NaN, Double.NaN,
                Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN), read);
        Files.writeString(run.path().resolve("projection/epoch-1.csv"), "image,x,y,label,prediction\n7,1.5,2.5,3,4\n");
        assertEquals(List.of(new ProjectionPoint(7, 1.5, 2.5, 3, OptionalInt.empty(), 4)), run.projections().points(1));
        Files.writeString(run.path().resolve("subclass-numbers.csv"), "epoch,label,subclasses\n1,2,3\n");
        assertEquals(List.of(new SubclassNumber(1, 2, 3, "")), run.numbers());
        Files.writeString(run.path().resolve("predictions.csv"), "image,weather,label,p0,p1\n7,fair,1,0.25,0.75\n");
        assertEquals(7, run.predictions().getFirst().image());
        assertEquals(1, run.predictions().getFirst().label());
        assertArrayEquals(new float[] {0.25f, 0.75f}, run.predictions().getFirst().probabilities());
    }

    @Test
    void aRunOfAnotherVersionGoesOnInItsFiles() throws IOException {
        Files.writeString(run.path().resolve("subclasses.csv"), """
                label,epoch,subclass,images,power draw,ringWidth
                0,1,0,5,250 W,0.5
                0,2,0,6,251 W,0.25
                """);
        run.keepThrough(1);
        run.append(List.of(new SubclassRecord(2, 0, 0, 7, 0.125, 0.75)));
        run.append(List.of(new SubclassRecord(3, 0, 0, 8, 0.5, 1)));
        assertEquals("""
                label,epoch,subclass,images,power draw,ringWidth,meanDistance
                0,1,0,5,250 W,0.5,
                0,2,0,7,,0.125,0.75
                0,3,0,8,,0.5,1.0
                """, Files.readString(run.path().resolve("subclasses.csv")));
        assertEquals(List.of(new SubclassRecord(1, 0, 0, 5, 0.5, Double.NaN), new SubclassRecord(2, 0, 0, 7, 0.125, 0.75),
                new SubclassRecord(3, 0, 0, 8, 0.5, 1)), run.subclasses());
    }

    @Test
    void aColumnThatGivesTheRestItsMeaningIsMissed() throws IOException {
        Files.writeString(run.path().resolve("subclasses.csv"), "epoch,subclass,images,ringWidth,meanDistance\n1,0,5,0.5,0.5\n");
        assertMessage("subclasses.csv: row 1: found epoch,subclass,", run::subclasses);
        Files.writeString(run.path().resolve("epochs.csv"), "learningRate\n0.5\n");
        assertMessage("epochs.csv: row 1: found learningRate; allowed: a column of epochs", () -> run.keepThrough(1));
    }

    /** A class may be called like a column, or like another class. */
    @Test
    void namesOfClassesAreNotColumns() {
        ClassAccuracy accuracy = new ClassAccuracy(1, List.of(0.25, 0.5, 0.75));
        run.append(accuracy, List.of("epoch", "cat", "cat"));
        assertEquals(List.of(accuracy), run.classAccuracies());
    }

    @Test
    void predictionsKeepTheirBits() throws IOException {
        float[][] probabilities = {{Math.nextUp(0.5f), 0.5f}, {1 / 3f, 2 / 3f}, {Float.MIN_VALUE, 1}};
        run.writePredictions(List.of(new Prediction(0, 1, probabilities[0]), new Prediction(1, 0, probabilities[1]),
                new Prediction(2, 1, probabilities[2])));
        assertEquals("image,label,p0,p1\n0,1,0.50000006,0.5\n1,0,0.33333334,0.6666667\n2,1,1.4E-45,1.0\n",
                Files.readString(run.path().resolve("predictions.csv")));
        List<Prediction> read = run.predictions();
        for (int i = 0; i < 3; i++) {
            assertEquals(i, read.get(i).image());
            assertArrayEquals(probabilities[i], read.get(i).probabilities());
        }
    }

    @Test
    void tablesOfTheLastEpoch() throws IOException {
        run.writeConfusion(new int[][] {{3, 0}, {1, 2}}, List.of("cat", "dog"));
        assertEquals("true class,cat,dog\ncat,3,0\ndog,1,2\n", Files.readString(run.path().resolve("confusion.csv")));
        run.writeMapper(new float[][] {{1, -0.5f}}, new float[][] {{2}, {3}});
        assertEquals("1.0,-0.5\n", Files.readString(run.path().resolve("mapper-1.csv")));
        assertEquals("2.0\n3.0\n", Files.readString(run.path().resolve("mapper-2.csv")));
        Files.writeString(run.path().resolve("mapper-2.csv"), "2.0\n3.0.1\n");
        assertEquals(run.path().resolve("mapper-2.csv") + ": row 2: found 3.0.1; allowed: numbers",
                assertThrows(InvalidInputException.class, run::mapper).getMessage());
        Files.writeString(run.path().resolve("mapper-2.csv"), "2.0\n3.0,1\n");
        assertEquals(run.path().resolve("mapper-2.csv") + ": row 2: found 2 cells; allowed: 1 cells",
                assertThrows(InvalidInputException.class, run::mapper).getMessage());
    }

    @Test
    void resultsAreJsonWithoutNan() throws IOException {
        float[][] probabilities = {{0.9f, 0.1f}};
        int[] counts = {50, 5};
        RunResult result = new RunResult(RunState.DIVERGED, Optional.of("subclass 2 of class cat was empty"),
                Optional.of(ScoredEpoch.of(7, ScoredEpoch.LAST, new Classified(probabilities, new int[] {0}, counts))),
                Optional.of(ScoredEpoch.of(3, ScoredEpoch.TEST_SELECTED,
                        new Classified(probabilities, new int[] {0}, counts, Map.of(Decider.GROUP_SUM, 0.5)))),
                Optional.empty());
        run.write(result);
        String json = Files.readString(run.path().resolve("result.json"));
        assertTrue(json.contains("\"state\" : \"diverged\""), json);
        assertTrue(json.contains("\"macroAuc\" : null"), json);
        assertTrue(json.contains("\"classAccuracy\" : [ 1.0, null ]"), json);
        assertTrue(json.contains("\"validationSelected\" : null"), json);
        assertTrue(json.contains("\"groupSumAccuracy\" : 0.5"), json);
        assertEquals(Optional.of(result), run.result());
    }

    /** As an older version, which had not every metric, and a newer one, which has more, would leave them. */
    @Test
    void scoresAreFoundByName() throws IOException {
        Files.writeString(run.path().resolve("result.json"), """
                {"state": "finished", "reason": null, "validationSelected": null, "best": null, "last": {
                  "epoch": 2, "selection": "last", "macroAuc": 1, "luck": 0.9, "fortunes": ["good", 1], "few": null, "accuracy": 0.75,
                  "classAccuracy": [0.5, null]}}
                """);
        ScoredEpoch last = run.result().orElseThrow().last().orElseThrow();
        assertEquals(new Scores(Map.of(Accuracy.METRIC, 0.75, MacroAuc.METRIC, 1.0)), last.scores());
        assertEquals(List.of(0.5, Double.NaN), last.classAccuracy());
        Path file = run.path().resolve("evaluations.csv");
        Files.writeString(file, """
                epoch,part,luck,images,decision,adjustment,tau,ece,accuracy
                2,test,0.9,40,group-sum,none,0.0,,0.75
                """);
        Scores scores = new Scores(Map.of(Accuracy.METRIC, 0.75));
        EvaluationRecord before = new EvaluationRecord(2, EvaluationRequest.Part.TEST, 40, Decider.GROUP_SUM,
                Adjustment.Kind.NONE, 0, scores, "", "");
        assertEquals(List.of(before), run.evaluations());
        run.add(List.of(new EvaluationRecord(3, EvaluationRequest.Part.TEST, 40, Decider.MAPPER, Adjustment.Kind.NONE, 0, scores, "", "")));
        assertEquals(before, run.evaluations().getFirst());
        assertTrue(Files.readString(file).startsWith("""
                epoch,part,images,decision,adjustment,tau,accuracy,macroAuc,ece,many,medium,few,head,middle,tail,gMean,plan,mapper
                2,test,40,group-sum,none,0.0,0.75,,,,,,,,,,,
                """), Files.readString(file));
    }

    @Test
    void statusKnowsWhetherItsProcessLives() throws IOException {
        RunStatus status = RunStatus.running(3, 200, 17, 97, 350.5, Double.POSITIVE_INFINITY, Double.NaN, 60);
        run.write(status);
        RunStatus read = run.status().orElseThrow();
        assertTrue(Double.isNaN(read.loss()));
        assertEquals(status.heartbeat(), read.heartbeat());
        assertEquals(status.process(), read.process());
        assertTrue(read.isAlive());
        assertFalse(Files.readString(run.path().resolve("status.json")).contains("alive"));
        assertFalse(read.ended(RunState.STOPPED, Optional.empty()).isAlive());
    }

    @Test
    void anotherProcessOfTheSameNumberIsNotTheRun() throws Exception {
        ProcessIdentity current = ProcessIdentity.current();
        assertTrue(current.isAlive());
        assertFalse(new ProcessIdentity(current.pid(), current.started().map(t -> t.minusSeconds(60)), current.host()).isAlive());
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        ProcessIdentity identity = ProcessIdentity.of(child.toHandle());
        child.waitFor();
        assertFalse(identity.isAlive());
    }

    @Test
    void provenanceReadsBack() throws IOException {
        Provenance provenance = new Provenance("0.1.0", "25", "0.35.1", "2.7.1", "Linux 6 amd64", "processor", "gpu:0",
                Optional.of("NVIDIA H100"), 2, "bf16", Optional.empty(), 1, "cifar10", "ab12", "cd34", List.of("train", "a b.yaml"),
                Instant.parse("2026-01-02T03:04:05Z"), List.of(), Optional.of("ab12cd34"), Optional.of(List.of("train: no images of dog.")),
                Optional.of("0123abc"), Optional.of(new Provenance.Machine(4, 1L << 34)))
                .withResumed(Instant.parse("2026-01-03T03:04:05Z"), "f32");
        run.write(provenance);
        assertEquals(Optional.of(provenance), run.provenance());
        Path file = run.path().resolve("provenance.json");
        Files.writeString(file, Files.readString(file).replaceFirst(" *\"gpu\" : .*\n", ""));
        assertEquals(Optional.empty(), run.provenance().orElseThrow().gpu(), "of before GPUs were named");
        Files.writeString(file, Files.readString(file).replaceFirst(",\\s*\"configuration\" : \"\\w+\"", ""));
        assertEquals(Optional.empty(), run.provenance().orElseThrow().configuration(), "of before its hash was kept");
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = temporary.resolve("table.csv");
        AtomicFile.write(file, writer -> writer.write("old"));
        assertThrows(InvalidInputException.class, () -> AtomicFile.write(file, writer -> {
            writer.write("half");
            throw new IOException("no space left on device");
        }));
        assertThrows(IllegalStateException.class, () -> AtomicFile.write(file, _ -> {
            throw new IllegalStateException();
        }));
        assertEquals("old", Files.readString(file));
        assertFalse(Files.exists(temporary.resolve("table.csv.part")));
        assertMessage("it does not exist",
                () -> AtomicFile.write(temporary.resolve("no/table.csv"), writer -> writer.write("x")));
    }

    /** An archive of a workspace takes long; what is saved meanwhile does not wait for it. */
    @Test
    void aFileDoesNotWaitForAnother() throws Exception {
        Path archive = temporary.resolve("archive.zip");
        Path other = temporary.resolve("queue.json");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch saved = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
            Future<?> slow = threads.submit(() -> AtomicFile.write(archive, writer -> {
                begun.countDown();
                await(saved);
                writer.write("all of it");
            }));
            begun.await();
            Future<?> quick = threads.submit(() -> AtomicFile.write(other, writer -> writer.write("now")));
            try {
                quick.get(20, TimeUnit.SECONDS);
                assertFalse(slow.isDone());
            } finally {
                saved.countDown();
            }
            slow.get();
        }
        assertEquals("all of it", Files.readString(archive));
        assertEquals("now", Files.readString(other));
    }

    @Test
    void writersOfOneFileTakeTurns() throws Exception {
        Path file = temporary.resolve("status.json");
        AtomicInteger writing = new AtomicInteger();
        List<Callable<Void>> writers = IntStream.range(0, 40).<Callable<Void>>mapToObj(i -> () -> {
            AtomicFile.write(i % 2 == 0 ? file : temporary.resolve("run/../status.json"), writer -> {
                assertEquals(1, writing.incrementAndGet());
                writer.write("x".repeat(100_000));
                Thread.onSpinWait();
                writing.decrementAndGet();
            });
            return null;
        }).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Void> each : threads.invokeAll(writers)) {
                each.get();
            }
        }
        assertEquals(100_000, Files.size(file));
        assertFalse(Files.exists(temporary.resolve("status.json.part")));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(RunFolder run, int epoch) {
        run.append(epoch(epoch));
        run.append(new EpochTiming(epoch, 9, 8, 1, 300, 0.1));
        run.append(accuracy(epoch), CLASSES);
        run.append(subclasses(epoch));
        run.projections().write(epoch, points(epoch), List.of(new ProjectionCentre(0, 0.1, epoch)));
    }

    private static EpochRecord epoch(int epoch) {
        return new EpochRecord(epoch, 0.1 * epoch, 1 / 3.0, Double.NaN, 2, 0.1, 0.2, 0.3, 0.4, 0.5, Double.NaN, 0.6, 0.7, 0.8,
                0.9, 1, Double.NaN);
    }

    private static ClassAccuracy accuracy(int epoch) {
        return new ClassAccuracy(epoch, List.of(0.5, Double.NaN, 1.0 / epoch));
    }

    private static List<SubclassRecord> subclasses(int epoch) {
        return List.of(new SubclassRecord(epoch, 0, 0, 120 + epoch, 0.5, 0.25),
                new SubclassRecord(epoch, 0, 1, 0, 0.5, Double.NaN));
    }

    private static List<ProjectionPoint> points(int epoch) {
        return List.of(new ProjectionPoint(5, -1.5, epoch, 0, OptionalInt.empty(), 0),
                new ProjectionPoint(9, 1e-9, 3, 2, OptionalInt.of(7), 1));
    }

    private static Map<String, String> contents(RunFolder run) throws IOException {
        try (Stream<Path> files = Files.walk(run.path())) {
            Map<String, String> contents = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(run.path().relativize(file).toString(), Files.readString(file));
            }
            return contents;
        }
    }

    private static void assertMessage(String part, Executable action) {
        String message = assertThrows(InvalidInputException.class, action).getMessage();
        assertTrue(message.contains(part), message);
        assertFalse(message.contains("\n"), message);
    }
}
