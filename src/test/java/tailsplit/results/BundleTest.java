package tailsplit.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.AblationFile;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.file.Host;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;

/** Archives of results, read back into another workspace. */
class BundleTest {
    @TempDir
    private Path folder;

    private final Ablation ablation = AblationFile.readText("""
            name: Two seeds
            imbalance: {max: 20, factor: 0.5}
            ablation: {training.seed: [0, 1, 2]}
            """, "grid.yaml", Path.of("").toAbsolutePath());

    @Test
    void anAblationComesToAnotherWorkspaceWithoutCheckpoints() throws IOException {
        Workspace from = new Workspace(folder.resolve("from"));
        Path archive = bundle(from);
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            assertEquals(0, zip.stream().filter(entry -> entry.getName().contains("checkpoints")
                    || entry.getName().endsWith(".npy")).count());
            // 20, 18, 17, 15, 14, 13, 12, 11, 10 and 10 images of the ten classes, and a header
            String split = zip.stream().map(ZipEntry::getName).filter(name -> name.matches("splits/[0-9a-f]{12}\\.csv"))
                    .findFirst().orElseThrow();
            assertEquals(141, new String(zip.getInputStream(zip.getEntry(split)).readAllBytes(), UTF_8).lines().count());
            assertTrue(zip.getEntry("tables/table.tex") != null && zip.getEntry("tables/runs.csv") != null);
        }
        Workspace to = new Workspace(folder.resolve("to"));
        assertEquals(2, Bundle.read(archive, to).size()); // the third was not trained
        assertEquals(ablation, to.ablation("Two seeds").ablation());
        List<Observation> there = Observation.of(to.ablation("Two seeds"), to.summaries());
        assertEquals(List.of("finished", "finished", "missing"), there.stream().map(each -> each.standing().text()).toList());
        assertEquals(Set.of(), Bundle.read(archive, to));
        assertEquals(Set.of("ablations", "runs"), names(to.folder()), "nothing else is left");
    }

    @Test
    void anArchiveThatReachesOutsideIsRefused() throws IOException {
        Path archive = folder.resolve("evil.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("runs/../../../evil.txt"));
            zip.closeEntry();
        }
        Workspace to = new Workspace(folder.resolve("a/b/to"));
        assertThrows(InvalidInputException.class, () -> Bundle.read(archive, to));
        assertFalse(Files.exists(folder.resolve("a/evil.txt")) || Files.exists(folder.resolve("evil.txt")));
    }

    @Test
    void whatIsNoArchiveIsRefusedInALine() throws IOException {
        Path text = folder.resolve("notes.zip");
        Files.writeString(text, "hello");
        String message = assertThrows(InvalidInputException.class,
                () -> Bundle.read(text, new Workspace(folder.resolve("to")))).getMessage();
        assertTrue(message.startsWith("cannot read " + text) && message.lines().count() == 1, message);
    }

    @Test
    void nothingPrivateLeaves() throws IOException {
        Workspace from = new Workspace(folder.resolve("jane"));
        bundle(from);
        RunFolder run = new RunFolder(from.runs().resolve(from.runNames().stream().sorted().findFirst().orElseThrow()));
        Configuration configuration = ConfigurationFile.read(run.configuration())
                .with(Settings.DATASET_PATH, Optional.of(Path.of("/home/jane/secret/images")));
        ConfigurationFile.write(configuration, run.configuration());
        run.write(new Provenance("0.1.0", "25", "0.36.0", "2.7.1", "Linux", "processor", "cpu", Optional.empty(), 1, "f32",
                Optional.empty(), 1, "folder", "", "",
                List.of("tailsplit", "run", "/home/jane/x.yaml", "--workspace=/home/jane/ws", "C:\\Users\\jane\\y.yaml",
                        "--set", "loss.name=ldam"),
                Instant.EPOCH, List.of(), Optional.of(configuration.hash()),
                Optional.of(List.of("/home/jane/images: 3 files are no images.", "train/dog: no images.")),
                Optional.empty(), Optional.empty()));
        RunStatus status = RunStatus.starting(1).ended(RunState.FINISHED, Optional.empty());
        Files.writeString(run.path().resolve("status.json"), Json.text(status).replace(Host.NAME, "janes-laptop"));
        Files.writeString(run.path().resolve("log.txt"), "jane");
        Files.writeString(run.path().resolve("letter of jane.txt"), "jane");
        Path diary = Files.writeString(folder.resolve("diary"), "jane");
        Files.createSymbolicLink(run.path().resolve("diary.csv"), diary);
        List<Observation> observations = Observation.of(from.summaries());
        Path archive = folder.resolve("shared.zip");
        Bundle.write(Optional.empty(), observations, ResultTable.of("Runs", observations,
                TableLayout.automatic(observations, Optional.empty(), List.of(), Selection.LAST)),
                summary -> Prepared.of(summary.configuration().with(Settings.DATASET_PATH, Optional.empty()), folder), archive);
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String text = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
                assertFalse((entry.getName() + text).contains("jane"), entry.getName() + "\n" + text);
            }
        }
        Workspace to = new Workspace(folder.resolve("to"));
        Bundle.read(archive, to);
        assertEquals(List.of("tailsplit", "run", "x.yaml", "--workspace=ws", "y.yaml", "--set", "loss.name=ldam"),
                new RunFolder(to.runs().resolve(run.path().getFileName())).provenance().orElseThrow().commandLine());
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private Path archive(String... entries) throws IOException {
        Path archive = folder.resolve("made.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("name: x\n".repeat(100).getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return archive;
    }

    @Test
    void onlyFoldersWithAConfigurationAreRuns() throws IOException {
        Workspace to = new Workspace(folder.resolve("to"));
        assertEquals(Set.of("whole"), Bundle.read(archive("runs/whole/config.yaml", "runs/empty/epochs.csv", "runs/note.txt"), to));
        assertEquals(Set.of("whole"), to.runNames());
        assertThrows(InvalidInputException.class, () -> Bundle.read(archive("runs/empty/epochs.csv", "runs/note.txt"), to));
    }

    @Test
    void anArchiveThatWouldFillTheDiskIsRefused() throws IOException {
        Workspace to = new Workspace(folder.resolve("to"));
        Path archive = archive("runs/a/config.yaml", "runs/b/config.yaml");
        assertThrows(InvalidInputException.class, () -> Bundle.read(archive, to, 1000));
        assertEquals(Set.of(), to.runNames());
        assertEquals(2, Bundle.read(archive, to, 1600).size());
    }

    /** Each run is new to exactly one of them. */
    @Test
    void importsAtOnceDoNotDisturbEachOther() throws Exception {
        Path archive = archive(IntStream.range(0, 50).mapToObj("runs/run-%d/config.yaml"::formatted).toArray(String[]::new));
        Workspace to = new Workspace(folder.resolve("to"));
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<Set<String>>> imports = IntStream.range(0, 4).mapToObj(_ -> pool.submit(() -> Bundle.read(archive, to))).toList();
            int fresh = 0;
            for (Future<Set<String>> each : imports) {
                fresh += each.get().size();
            }
            assertEquals(50, fresh);
        }
        assertEquals(50, to.runNames().size());
        assertEquals(Set.of("ablations", "runs"), names(to.folder()));
    }

    private Path bundle(Workspace from) throws IOException {
        Map<Configuration, String> runs = new HashMap<>();
        for (Configuration cell : ablation.cells()) {
            RunFolder run = new RunFolder(from.runFolder(cell));
            run.create();
            ConfigurationFile.write(cell, run.configuration());
            Files.writeString(run.checkpoints().folder().resolve("last.npz"), "heavy");
            Files.writeString(run.projections().folder().resolve("features-1.npy"), "heavy");
            if (cell.get(Settings.TRAINING_SEED) < 2) {
                run.write(new RunResult(RunState.FINISHED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
            }
            runs.put(cell, run.path().getFileName().toString());
        }
        from.ablation(ablation.name()).write(ablation, runs);
        List<Observation> observations = Observation.of(from.ablation(ablation.name()), from.summaries());
        ResultTable table = ResultTable.of("Two seeds", observations,
                TableLayout.automatic(observations, Optional.empty(), List.of(), Selection.LAST));
        Path archive = folder.resolve("bundle.zip");
        assertEquals(List.of(), Bundle.write(Optional.of(from.ablation(ablation.name())), observations, table,
                run -> Prepared.of(run.configuration(), folder), archive));
        return archive;
    }
}
