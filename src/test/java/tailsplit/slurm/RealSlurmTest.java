package tailsplit.slurm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Workspace;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.user.UserFolders;

/** The command line on the login node of a real Slurm, whose nodes see no processes but their own. */
class RealSlurmTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String SMALL = """
            dataset: {name: shapes4}
            imbalance: {factor: 0.1, max: 40}
            network: {name: resnet8}
            training: {epochs: 4, batch: 16}
            projection: {images: 0}
            """;
    private static Cluster cluster;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startSlurm() throws Exception {
        Cluster.missing().ifPresent(Assumptions::abort);
        cluster = Cluster.start();
    }

    @AfterAll
    static void stopSlurm() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void aGridSurvivesACancelledTaskAndANodeThatDies() throws Exception {
        Path grid = Files.writeString(folder.resolve("grid.yaml"),
                "name: Grid of eight\n" + SMALL + "ablation: {training.seed: [0, 1, 2, 3], splitting.method: [none, cws]}\n");
        assertTrue(tailsplit("run", grid.toString(), "--on", "slurm").contains("8 tasks"));
        List<String> runs = jobs().of("Grid of eight").stream().map(SubmittedRun::run).toList();
        assertEquals(8, runs.size());

        String cancelled = runs.get(4);
        assertTrue(tailsplit("slurm", "cancel", cancelled).contains("1 run cancelled"));
        String lost = runs.get(await("a run on node2 with an epoch done", () -> Stream.of(0, 1, 2, 3)
                .filter(i -> isUnderWayOn("node2", runs.get(i))).findFirst().orElse(-1), i -> i >= 0));
        cluster.crash("node2");
        String task = await("the run is requeued", () -> state(lost), state -> state.standing().state() == RunState.REQUEUED).task();
        assertTrue(tailsplit("slurm", "status", "Grid of eight").contains("requeued after epoch "));
        cluster.hurry(task);
        await("node1 goes on with it", () -> run(lost).status().orElseThrow(),
                status -> status.process().host().orElseThrow().equals("node1"));
        cluster.startNode("node2");
        await("all but the cancelled run are done", this::states,
                states -> states.equals(Map.of(RunState.FINISHED, 7L, RunState.CANCELLED, 1L)));
        assertFalse(run(lost).provenance().orElseThrow().resumed().isEmpty(), "it went on from its checkpoint");
        assertTrue(run(cancelled).epochs().isEmpty());

        assertTrue(tailsplit("slurm", "resume", "Grid of eight").startsWith("Submitted to Slurm: job "));
        await("the cancelled run is done too", this::states, states -> states.equals(Map.of(RunState.FINISHED, 8L)));
        assertTrue(tailsplit("slurm", "resume", "Grid of eight").contains("nothing to submit"));
        assertTrue(tailsplit("run", grid.toString(), "--on", "slurm").contains("8 runs, 8 trained before"));
        assertSameAsHere(grid, runs);
    }

    /** What a local grid leaves, byte for byte. */
    private void assertSameAsHere(Path grid, List<String> runs) throws Exception {
        Path here = folder.resolve("here");
        tailsplitIn(here, "run", grid.toString(), "--parallel", "2");
        for (String run : runs) {
            for (String file : List.of("epochs.csv", "predictions.csv", "class-accuracy.csv", "confusion.csv", "result.json")) {
                assertEquals(Files.readString(here.resolve("runs").resolve(run).resolve(file)),
                        Files.readString(run(run).path().resolve(file)), run + "/" + file);
            }
        }
    }

    @Test
    void aRunThatNeedsMoreThanItsTimeGoesOnLaterAndStopsInOrder() throws Exception {
        Path experiment = Files.writeString(folder.resolve("long.yaml"), "name: Long\n" + SMALL.replace("epochs: 4", "epochs: 10000"));
        tailsplit("run", experiment.toString(), "--on", "slurm", "--time", "60", "--sbatch=--comment=test");
        String run = jobs().all().getFirst().run();
        await("two epochs", () -> run(run).epochs().size(), epochs -> epochs >= 2);
        String task = state(run).task();
        cluster.ask("scancel", "--signal=USR1", "--batch", task); // as Slurm does when the time limit is near
        SubmittedRun requeued = await("the run is requeued", () -> state(run), state -> state.standing().state() == RunState.REQUEUED);
        assertTrue(requeued.standing().text().matches("requeued after epoch \\d+ of 10000(: .+)?"), requeued.standing().text());
        assertEquals(RunState.STOPPED, run(run).status().orElseThrow().state());
        int kept = run(run).status().orElseThrow().epoch();
        cluster.hurry(task);
        await("it goes on", () -> run(run).epochs().size(), epochs -> epochs > kept + 1);
        assertEquals(1, run(run).provenance().orElseThrow().resumed().size());

        assertTrue(tailsplit("slurm", "cancel", "Long-" + run.substring("Long-".length())).contains("1 run cancelled"));
        await("it is cancelled", () -> state(run),
                state -> state.standing().state() == RunState.CANCELLED && run(run).status().orElseThrow().state() == RunState.STOPPED);
        assertTrue(run(run).checkpoints().epochs().getLast() > kept);
        assertTrue(Files.readString(log()).contains("The time limit is near"));
    }

    @Test
    void whatSlurmRefusesIsSaidAndLeavesNothing() throws Exception {
        Path experiment = Files.writeString(folder.resolve("one.yaml"), "name: One\n" + SMALL);
        String said = tailsplit("run", experiment.toString(), "--on", "slurm", "--partition", "nowhere");
        assertEquals("tailsplit: Slurm refused the job: invalid partition specified: nowhere; Batch job submission "
                + "failed: Invalid partition name specified", said.lines().toList().getLast());
        assertEquals(Set.of(), workspace().runNames());
        assertEquals(List.of(), JobFolder.all(workspace()));
    }

    private boolean isUnderWayOn(String node, String run) {
        return run(run).status().filter(status -> !status.state().isOver() && status.epoch() > 0 && status.epoch() < 3
                && status.process().host().equals(java.util.Optional.of(node))).isPresent();
    }

    private Path log() {
        return JobFolder.all(workspace()).getFirst().log(0);
    }

    private Map<RunState, Long> states() {
        return jobs().all().stream().collect(Collectors.groupingBy(each -> each.standing().state(), Collectors.counting()));
    }

    private SubmittedRun state(String run) {
        return jobs().of(run).getFirst();
    }

    private SlurmJobs jobs() {
        return new SlurmJobs(workspace(), folder.resolve("data"), new Slurm(cluster.environment()));
    }

    /** With what a shell has to quote. */
    private Workspace workspace() {
        return new Workspace(folder.resolve("the workspace's übung"));
    }

    private RunFolder run(String name) {
        return new RunFolder(workspace().runs().resolve(name));
    }

    private String tailsplit(String... words) throws Exception {
        return tailsplitIn(workspace().folder(), words);
    }

    /** What the command line prints. */
    private String tailsplitIn(Path workspace, String... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "tailsplit.command.Tailsplit"));
        command.addAll(List.of(words));
        if (!words[0].equals("slurm") || !words[1].equals("settings")) {
            command.addAll(List.of("--workspace", workspace.toString(), "--data", UserFolders.standard().datasets().toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(cluster.environment());
        builder.environment().put("TAILSPLIT_CONFIG", folder.resolve("settings").toString());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Dtailsplit.silence=3"); // this file system shows no old copies
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said.lines().filter(line -> !line.startsWith("Picked up ")).collect(Collectors.joining("\n"));
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws Exception;
    }

    private <T> T await(String what, Question<T> question, Predicate<T> wanted) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T found = question.ask();
        while (!wanted.test(found)) {
            if (System.nanoTime() > end) {
                fail("%s: found %s; %s%n%s".formatted(what, found, cluster.ask("squeue", "--states=all", "--array"), cluster.log()));
            }
            TimeUnit.MILLISECONDS.sleep(100);
            found = question.ask();
        }
        return found;
    }
}
