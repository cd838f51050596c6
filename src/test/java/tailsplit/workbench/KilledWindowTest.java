package tailsplit.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.service.Capacity;
import tailsplit.service.QueueKeeper;
import tailsplit.service.QueuedRun;
import tailsplit.service.TrainingService;
import tailsplit.user.UserFolders;

/** The program itself, killed in the middle of a queue. */
class KilledWindowTest {
    private static final Path DATA_HOME = UserFolders.standard().datasets();

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void aWindowKilledInTheMiddleOfAQueueLosesNothing() throws Exception {
        Workspace workspace = new Workspace(folder.resolve("workspace"));
        List<String> runs = queueOfFive(workspace);
        Process window = startWindow(workspace);
        await(() -> !run(workspace, runs.getFirst()).epochs().isEmpty());
        window.destroyForcibly().waitFor();
        try (TrainingService service = TrainingService.open(workspace, DATA_HOME, new Capacity(1, 1))) {
            assertEquals(runs, service.queue().runs().stream().map(QueuedRun::run).toList());
            assertEquals(RunState.RUNNING, service.queue().runs().getFirst().state());
            await(() -> service.queue().count(RunState.FINISHED) == 5);
        }
        for (String run : runs) {
            assertEquals(3, run(workspace, run).epochs().size());
        }
        assertEquals(List.of(), run(workspace, runs.getFirst()).provenance().orElseThrow().resumed(), "its worker was never interrupted");
    }

    @Test
    void aQueueLeftToTrainGoesOnWithoutAWindowAndIsHandedToTheNext() throws Exception {
        Workspace workspace = new Workspace(folder.resolve("left"));
        List<String> runs = queueOfFive(workspace);
        try (TrainingService service = TrainingService.open(workspace, DATA_HOME, new Capacity(1, 1))) {
            service.hold(false).join();
            QueueKeeper.startProcess(workspace, DATA_HOME, new Capacity(1, 1), service.queue());
        }
        await(() -> !run(workspace, runs.get(2)).epochs().isEmpty());
        try (TrainingService service = TrainingService.open(workspace, DATA_HOME, new Capacity(1, 1))) {
            assertEquals(RunState.FINISHED, service.queue().runs().getFirst().state());
            await(() -> service.queue().count(RunState.FINISHED) == 5);
        }
    }

    private List<String> queueOfFive(Workspace workspace) {
        try (TrainingService service = TrainingService.open(workspace, DATA_HOME, new Capacity(1, 1))) {
            service.hold(true).join();
            Configuration small = ConfigurationFile.readText("""
                    dataset: {name: shapes10}
                    imbalance: {factor: 0.1, max: 60}
                    network: {name: resnet8}
                    training: {epochs: 3, batch: 32, threads: 1}
                    projection: {images: 0}
                    """, "test", folder);
            return IntStream.range(0, 5).mapToObj(i -> service.submit(
                    Prepared.of(small.with(Settings.NAME, "run " + i), DATA_HOME).configuration(), 1).join()).toList();
        }
    }

    /** Releases the queue and lets the window begin it. */
    private Process startWindow(Workspace workspace) throws IOException {
        Path queue = workspace.folder().resolve("queue.json");
        Files.writeString(queue, Files.readString(queue).replaceFirst("\"held\" : true", "\"held\" : false"));
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dglass.platform=Headless", "-Dprism.order=sw", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), "tailsplit.command.Tailsplit",
                "window", "--workspace", workspace.folder().toString(), "--data", DATA_HOME.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("window.txt").toFile());
        builder.environment().put("TAILSPLIT_CONFIG", folder.resolve("config").toString());
        return builder.start();
    }

    private static RunFolder run(Workspace workspace, String name) {
        return new RunFolder(workspace.runs().resolve(name));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "waited in vain");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
