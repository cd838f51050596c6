package tailsplit.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tailsplit.dataset.NpyArray;
import tailsplit.dataset.Npz;
import tailsplit.metric.Accuracy;
import tailsplit.protocol.ExitCode;
import tailsplit.run.EpochRecord;
import tailsplit.run.Prediction;
import tailsplit.run.Records;
import tailsplit.run.RunFolder;
import tailsplit.run.RunLock;
import tailsplit.run.RunState;
import tailsplit.service.WorkerProcess;

/** Whole runs, each in its own worker process, on a small part of the embedded sample. */
class RunCommandTest {
    @TempDir
    private Path folder;

    private Path configuration;

    @BeforeEach
    void writeConfiguration() throws IOException {
        configuration = folder.resolve("small.yaml");
        Files.writeString(configuration, """
                name: Small
                dataset: {name: shapes10}
                imbalance: {factor: 0.1, max: 60}
                splitting: {method: cws}
                network: {name: resnet8}
                training: {epochs: 4, batch: 32, threads: 1}
                projection: {images: 60, featuresEvery: 2}
                """);
    }

    @Test
    void aRunLeavesAllItsFilesAndItsPredictionsGiveItsAccuracy() throws IOException {
        assertEquals(ExitCode.DONE, run("W"));
        RunFolder run = onlyRun("W");
        assertEquals(RunState.FINISHED, run.status().orElseThrow().state());
        assertEquals(4, run.epochs().size());
        List<Prediction> predictions = run.predictions();
        long correct = predictions.stream().filter(p -> argMax(p.probabilities()) == p.label()).count();
        double accuracy = (double) correct / predictions.size();
        assertEquals(accuracy, run.result().orElseThrow().last().orElseThrow().scores().of(Accuracy.METRIC));
        assertEquals(accuracy, run.epochs().getLast().testAccuracy());
        assertEquals(18 * 4, run.subclasses().size());
        assertEquals(List.of(1, 2, 3, 4), run.projections().epochs());
        for (String name : List.of("config.yaml", "provenance.json", "timing.csv", "class-accuracy.csv", "confusion.csv",
                "mapper-1.csv", "mapper-2.csv", "log.txt", "projection/features-2.npy")) {
            assertTrue(Files.size(run.path().resolve(name)) > 0, name);
        }
    }

    @Test
    void theSameConfigurationGivesTheSameNumbersAndIsNotTrainedTwiceInAWorkspace() throws IOException {
        assertEquals(ExitCode.DONE, run("A"));
        assertEquals(ExitCode.DONE, run("B"));
        assertEquals(results("A"), results("B"));
        long ended = Files.getLastModifiedTime(onlyRun("A").path().resolve("epochs.csv")).toMillis();
        assertEquals(ExitCode.DONE, run("A", "--resume"));
        assertEquals(ended, Files.getLastModifiedTime(onlyRun("A").path().resolve("epochs.csv")).toMillis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"splitting.clustering=rings", "splitting.clustering=k-means splitting.subclasses=auto:adaptive",
            "splitting.clustering=random splitting.subclasses=auto:modes splitting.pilotEpochs=1",
            "training.mixup=1 training.classifier=crt training.epochs=2 training.crtEpochs=2"})
    void aKilledRunContinuesToTheSameFiles(String settings) throws Exception {
        String[] sets = Stream.of(settings.split(" ")).flatMap(each -> Stream.of("--set", each)).toArray(String[]::new);
        if (settings.startsWith("training")) {
            Files.writeString(configuration, Files.readString(configuration).replace("cws", "none"));
        }
        assertEquals(ExitCode.DONE, run("whole", sets));
        RunFolder run = begun("killed", onlyRun("whole"));
        for (int epochs = 0; epochs < 3; epochs++) {
            Process worker = WorkerProcess.start(run, folder, 1, WorkerProcess.Attachment.ATTACHED);
            while (worker.isAlive() && run.epochs().size() <= epochs) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            worker.destroyForcibly().waitFor();
        }
        assertFalse(run.result().isPresent());
        assertEquals(ExitCode.INVALID_INPUT, run("killed", sets));
        assertEquals(ExitCode.DONE, run("killed", Stream.concat(Stream.of("--resume"), Stream.of(sets)).toArray(String[]::new)));
        assertEquals(results("whole"), results("killed"));
        assertFalse(run.provenance().orElseThrow().resumed().isEmpty());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRunThatIsToldToEndStopsAndSaysSoOnce() throws Exception {
        Process command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "tailsplit.command.Tailsplit", "run", configuration.toString(),
                "--set", "training.epochs=9999", "--workspace", folder.resolve("ended").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        while (command.isAlive() && (!Files.exists(folder.resolve("ended/runs")) || onlyRun("ended").epochs().isEmpty())) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        command.toHandle().destroy();
        assertEquals("tailsplit: stopped; continue with --resume",
                new String(command.getErrorStream().readAllBytes(), UTF_8).lines().filter(line -> !line.startsWith("WARNING"))
                        .collect(Collectors.joining("\n")).strip());
        command.waitFor();
        assertEquals(RunState.STOPPED, onlyRun("ended").status().orElseThrow().state());
    }

    private static void clear(RunFolder run) throws IOException {
        try (RunLock lock = RunLock.tryAcquire(run).orElseThrow()) {
            lock.clear();
        }
    }

    @Test
    void underGroupSumNoMapperIsLearned() throws IOException {
        assertEquals(ExitCode.DONE, run("W", "--set", "splitting.mapper=group-sum", "--set", "training.epochs=2"));
        RunFolder run = onlyRun("W");
        for (EpochRecord epoch : run.epochs()) {
            assertEquals(epoch.groupSumAccuracy(), epoch.testAccuracy());
            assertTrue(Double.isNaN(epoch.mapperLoss()) && Double.isNaN(epoch.mapperAccuracy()));
            assertTrue(epoch.trainAccuracy() > 0);
        }
        assertEquals(List.of(), run.mapper());
    }

    @Test
    void reTrainingLeavesTheNetworkAsItWasAndBothClassifiersCanBeScored() throws IOException {
        assertEquals(ExitCode.DONE, run("W", "--set", "splitting.method=none", "--set", "training.classifier=crt",
                "--set", "training.epochs=2", "--set", "training.crtEpochs=3", "--set", "training.keepCheckpoints=9"));
        RunFolder run = onlyRun("W");
        assertEquals(List.of(0.1, 0.01, 0.001), run.epochs().stream().skip(2).map(EpochRecord::learningRate)
                .map(rate -> Math.round(rate * 1e9) / 1e9).toList());
        assertEquals(5, run.status().orElseThrow().epochs());
        Map<String, NpyArray> before = Npz.read(run.checkpoints().file(2));
        Map<String, NpyArray> after = Npz.read(run.checkpoints().file(5));
        assertEquals(before.keySet(), after.keySet());
        for (String name : before.keySet().stream().filter(name -> name.startsWith("model.backbone")).toList()) {
            assertArrayEquals(before.get(name).floats(), after.get(name).floats(), name);
        }
        for (int epoch : List.of(2, 5)) {
            assertEquals(ExitCode.DONE, Tailsplit.run("evaluate", run.path().toString(), "--epoch", String.valueOf(epoch)));
            assertEquals(List.of(run.epochs().get(epoch - 1).testAccuracy()),
                    run.evaluations().stream().filter(each -> each.epoch() == epoch
                            && each.adjustment().key().equals("none")).map(each -> each.scores().of(Accuracy.METRIC)).toList());
        }
    }

    @Test
    void aWorkerEndsWhenItsInputEnds() throws Exception {
        assertEquals(ExitCode.DONE, run("W"));
        RunFolder run = onlyRun("W");
        clear(run);
        Process worker = WorkerProcess.start(run, folder, 1, WorkerProcess.Attachment.ATTACHED);
        worker.getOutputStream().close();
        assertTrue(worker.waitFor(60, TimeUnit.SECONDS));
        assertEquals(ExitCode.STOPPED, worker.exitValue());
        assertEquals(RunState.STOPPED, run.status().orElseThrow().state());
    }

    @Test
    void anEmptySubclassEndsAStrictRunAsDiverged() throws IOException {
        assertEquals(ExitCode.DIVERGED, run("W", "--set", "splitting.counts=strict", "--set", "loss.name=ldam",
                "--set", "splitting.subclasses=[50,40,30,25,9,9,1,1,1,1]"));
        String reason = onlyRun("W").status().orElseThrow().reason().orElseThrow();
        assertTrue(reason.matches("subclass \\d+ of class \\d+ was empty in epoch \\d+"), reason);
    }

    @Test
    void whatIsNotValidIsRefusedBeforeAnythingIsWritten() {
        assertEquals(ExitCode.INVALID_INPUT, run("W", "--set", "splitting.subclasses=[5,3]"));
        assertEquals(ExitCode.INVALID_INPUT, run("W", "--set", "training.epoch=3"));
        assertEquals(ExitCode.INVALID_INPUT, run("W", "--set", "training.classifier=crt"));
        assertEquals(ExitCode.INVALID_INPUT, run("W", "--set", "imbalance.max=100000"));
        assertFalse(Files.exists(folder.resolve("W")));
    }

    @Test
    void aSettingThatTheGridVariesIsRefusedBeforeAnythingIsWritten() throws IOException {
        Files.writeString(configuration, "ablation: {loss.name: [ldam, focal]}\n", StandardOpenOption.APPEND);
        assertEquals(ExitCode.INVALID_INPUT, run("W", "--set", "training.epochs=1", "--set", "loss.name=cross-entropy"));
        assertFalse(Files.exists(folder.resolve("W")));
    }

    private int run(String workspace, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("run", configuration.toString(), "--workspace", folder.resolve(workspace).toString()));
        arguments.addAll(List.of(more));
        return Tailsplit.run(arguments.toArray(String[]::new));
    }

    /** A run of another workspace's configuration in which nothing is trained yet. */
    private RunFolder begun(String workspace, RunFolder like) throws IOException {
        RunFolder run = new RunFolder(folder.resolve(workspace).resolve("runs").resolve(like.path().getFileName().toString()));
        run.create();
        Files.copy(like.configuration(), run.configuration());
        return run;
    }

    private RunFolder onlyRun(String workspace) throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve(workspace).resolve("runs"))) {
            List<Path> found = runs.toList();
            assertEquals(1, found.size());
            return new RunFolder(found.getFirst());
        }
    }

    private Map<String, String> results(String workspace) throws IOException {
        Map<String, String> results = Records.of(onlyRun(workspace));
        assertTrue(results.size() > 15, results::toString);
        return results;
    }

    private static int argMax(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
