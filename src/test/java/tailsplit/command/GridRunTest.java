package tailsplit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.AblationFile;
import tailsplit.experiment.Workspace;
import tailsplit.protocol.ExitCode;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;

/** Grids of small runs, each in its own worker process. */
class GridRunTest {
    private static final String SMALL = """
            dataset: {name: shapes10}
            imbalance: {factor: 0.1, max: 40}
            network: {name: resnet8}
            training: {epochs: 1, batch: 32}
            projection: {images: 0}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void whatIsThereAlreadyIsNotTrainedAgain() throws Exception {
        assertEquals(ExitCode.DONE, train("name: Earlier\n" + SMALL));
        assertEquals(ExitCode.DONE, train("name: Grid\n" + SMALL + "ablation: {training.seed: [0, 1], splitting.method: [none, cws]}"));
        Map<String, FileTime> times = times();
        assertEquals(4, times.size()); // the earlier run is the cell of seed 0 without splitting
        assertTrue(times.keySet().stream().filter(name -> name.startsWith("Earlier-")).count() == 1, times.toString());
        assertTrue(printed().contains("Grid: 4 runs, 1 trained before"), printed());
        assertTrue(printed().contains("[4 of 4] "), printed());
        assertEquals(ExitCode.DONE, train("name: Grid\n" + SMALL + "ablation: {training.seed: [0, 1], splitting.method: [none, cws]}"));
        assertEquals(times, times());
        Map<?, String> runs = workspace().ablation("Grid").runs();
        assertEquals(times.keySet(), Set.copyOf(runs.values()));
    }

    @Test
    void aCellThatDivergesOrDiesDoesNotStopTheOthers() throws Exception {
        String grid = "name: Hard\n" + SMALL.replace("epochs: 1,", "epochs: 3,") + """
                splitting: {method: cws, counts: strict, subclasses: [50, 40, 30, 25, 9, 9, 1, 1, 1, 1]}
                ablation: {loss.name: [ldam, cross-entropy], training.seed: [0, 1]}
                """;
        Thread killer = Thread.ofPlatform().daemon().start(this::killOneWorker);
        assertEquals(ExitCode.FAILED, train(grid));
        killer.join(TimeUnit.SECONDS.toMillis(10));
        long diverged = workspace().summaries().stream()
                .filter(run -> run.result().filter(result -> result.state() == RunState.DIVERGED).isPresent()).count();
        long finished = workspace().summaries().stream()
                .filter(run -> run.result().filter(result -> result.state() == RunState.FINISHED).isPresent()).count();
        assertEquals(3, diverged + finished, printed());
        assertTrue(diverged >= 1, printed());
        assertTrue(printed().contains("diverged: subclass "), printed());
        assertTrue(printed().contains("interrupted: its worker process "), printed());
        assertEquals(ExitCode.DONE, train(grid)); // the one that died goes on
        assertTrue(printed().contains("Hard: 4 runs, 3 trained before"), printed());
    }

    /** The first that has begun. */
    private void killOneWorker() {
        try {
            while (true) {
                for (String name : workspace().runNames()) {
                    var status = new RunFolder(workspace().runs().resolve(name)).status();
                    if (status.isPresent() && status.get().isAlive()) {
                        ProcessHandle.of(status.get().process().pid()).orElseThrow().destroyForcibly();
                        return;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int train(String text) throws InterruptedException {
        Ablation ablation = AblationFile.readText(text, "grid.yaml", folder);
        return new GridRun(ablation, workspace(), folder, 2, new PrintStream(printed, true, StandardCharsets.UTF_8)).train();
    }

    private Workspace workspace() {
        return new Workspace(folder.resolve("W"));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** When each run wrote its result. */
    private Map<String, FileTime> times() throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        for (String name : workspace().runNames()) {
            times.put(name, Files.getLastModifiedTime(workspace().runs().resolve(name).resolve("result.json")));
        }
        return times;
    }
}
