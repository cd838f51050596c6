package tailsplit.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tailsplit.slurm.StandInSlurm.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.RunRequest;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.file.ProcessIdentity;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.run.Standing;

/** Jobs of a Slurm whose commands are stand-ins. */
@DisabledOnOs(OS.WINDOWS)
class SlurmJobsTest {
    @TempDir
    private Path folder;

    private StandInSlurm slurm;
    private SlurmJobs jobs;

    @BeforeEach
    void standIns() throws IOException {
        slurm = StandInSlurm.in(folder);
        jobs = new SlurmJobs(workspace(), folder.resolve("data"), slurm.commands());
    }

    @Test
    void aJobAsksForWhatItsResourcesSay() {
        String script = jobs.script("Grid \"one\"", cells(3),
                new Resources("gpu", "2-00", 4, "8G", "a100:1", "lab", 2, "--qos=long  --exclude=node7"));
        List<String> asked = script.lines().filter(line -> line.startsWith("#SBATCH ")).map(line -> line.substring(8)).toList();
        assertTrue(asked.containsAll(List.of("--job-name=\"Grid one \"", "--array=0-2%2", "--open-mode=append",
                "--requeue", "--signal=B:USR1@120",
                "--partition=gpu", "--time=2-00", "--ntasks=1", "--cpus-per-task=4", "--mem=8G", "--gres=gpu:a100:1",
                "--account=lab", "--qos=long", "--exclude=node7")), asked::toString);
        assertFalse(Files.exists(workspace().runs()), "a look changes nothing");
        String plain = jobs.script("Grid", cells(1), Resources.DEFAULTS);
        assertTrue(plain.contains("#SBATCH --cpus-per-task=1\n") && plain.contains("#SBATCH --array=0-0\n"));
        assertFalse(plain.contains("--mem") || plain.contains("--time") || plain.contains("--gres"));
    }

    @Test
    void aTaskHasTheThreadsOfItsCores() {
        jobs.submit("Grid", cells(1), new Resources("", "", 4, "", "", "", 0, ""));
        assertTrue(text(run(0).configuration()).contains("threads: 4"));
    }

    @Test
    void resourcesThatCannotBeAreRefused() {
        assertEquals("--time: found 1 h; allowed: minutes, hours:minutes:seconds or days-hours, such as 12:00:00",
                assertThrows(InvalidInputException.class, () -> new Resources("", "1 h", 0, "", "", "", 0, "")).getMessage());
        assertThrows(InvalidInputException.class, () -> new Resources("", "", -1, "", "", "", 0, ""));
        assertThrows(InvalidInputException.class, () -> new Resources("", "", 0, "", "", "", 0, "--wrap='rm -r /'"));
        assertThrows(InvalidInputException.class, () -> new Resources("", "", 0, "", "", "", 0, "rm\n"));
    }

    @Test
    void aMachineWithoutSlurmSaysSo() {
        SlurmJobs none = new SlurmJobs(workspace(), folder, new Slurm(Map.of("PATH", folder.toString())));
        String said = assertThrows(InvalidInputException.class, () -> none.submit("Grid", cells(2), Resources.DEFAULTS)).getMessage();
        assertTrue(said.startsWith("sbatch was not found on this machine; "), said);
        assertEquals(0, workspace().runNames().size());
    }

    @Test
    void aJobThatSlurmRefusesLeavesNothing() throws IOException {
        slurm.command("sbatch", "echo 'sbatch: error: Batch job submission failed: Job violates accounting/QOS policy' >&2; exit 1");
        String said = assertThrows(InvalidInputException.class, () -> jobs.submit("Grid", cells(2), Resources.DEFAULTS)).getMessage();
        assertEquals("Slurm refused the job: Batch job submission failed: Job violates accounting/QOS policy", said);
        assertEquals(0, workspace().runNames().size());
        assertEquals(List.of(), jobs.all());
    }

    @Test
    void aWorkspaceThatCannotBeWrittenIsSaid() throws IOException {
        Files.createDirectories(workspace().folder());
        Files.writeString(workspace().runs(), "a file is in the way");
        String said = assertThrows(InvalidInputException.class, () -> jobs.submit("Grid", cells(1), Resources.DEFAULTS)).getMessage();
        assertTrue(said.startsWith("cannot create " + workspace().runs()), said);
    }

    @Test
    void eachStateOfSlurmHasItsWords() throws IOException {
        jobs.submit("Grid", cells(13), Resources.DEFAULTS);
        run(12).write(running(2, ELSEWHERE, Instant.now().minusSeconds(100)));
        status(1, 3, ELSEWHERE);
        status(2, 5, ELSEWHERE);
        status(11, 2, ELSEWHERE);
        run(4).write(RunStatus.starting(10).ended(RunState.FAILED, Optional.of("no such image")));
        run(7).write(new RunResult(RunState.DIVERGED, Optional.of("the loss is NaN"), Optional.empty(),
                Optional.empty(), Optional.empty()));
        Files.writeString(JobFolder.all(workspace()).getFirst().log(5), "one\nslurmstepd: error: could not open the program\n");
        slurm.squeue(line(0, "PENDING", "JobArrayTaskLimit", "", 0), line(1, "RUNNING", "None", "node7", 0),
                line(2, "PENDING", "BeginTime", "", 1),
                line(3, "CANCELLED", "None", "", 0), line(4, "FAILED", "NonZeroExitCode", "node7", 0),
                line(5, "FAILED", "NonZeroExitCode", "node8", 0),
                line(6, "NODE_FAIL", "NodeDown", "node9", 0), line(7, "FAILED", "NonZeroExitCode", "node9", 0),
                line(8, "TIMEOUT", "TimeLimit", "node9", 0),
                line(9, "OUT_OF_MEMORY", "OutOfMemory", "node9", 0), line(10, "PENDING", "QOSMaxCpuPerUserLimit", "", 0),
                line(11, "FAILED", "NonZeroExitCode", "node7", 0), line(12, "RUNNING", "None", "node1", 1));
        List<Standing> states = states();
        assertEquals(List.of(RunState.WAITING, RunState.RUNNING, RunState.REQUEUED, RunState.CANCELLED, RunState.FAILED, RunState.FAILED,
                RunState.LOST, RunState.DIVERGED, RunState.STOPPED,
                RunState.FAILED, RunState.WAITING, RunState.INTERRUPTED, RunState.STARTING), states.stream().map(Standing::state).toList());
        assertEquals("waiting in Slurm: as many run as may at a time", states.get(0).text());
        assertEquals("running on node7, epoch 4 of 10", states.get(1).text());
        assertEquals("requeued after epoch 5 of 10: Slurm waits a moment before it starts it again", states.get(2).text());
        assertTrue(states.get(4).text().startsWith("failed on node7: no such image; see "), states.get(4).text());
        assertTrue(states.get(5).text().startsWith("failed on node8: slurmstepd: error: could not open the "
                + "program; see "), states.get(5).text());
        assertTrue(states.get(5).text().endsWith("task-5.log"));
        assertEquals("lost its node: node9 failed", states.get(6).text());
        assertEquals("diverged: the loss is NaN", states.get(7).text());
        assertEquals("waiting in Slurm: QOSMaxCpuPerUserLimit", states.get(10).text());
        assertEquals("12_10", jobs.all().get(10).task());
        assertEquals("starting on node1", states.get(12).text());
        assertTrue(states.get(11).text().startsWith("interrupted on node7 after epoch 2 of 10: its process was killed "
                + "or crashed; see "), states.get(11).text());
    }

    @Test
    void whatSqueueHasForgottenIsAskedOfSacct() throws IOException {
        jobs.submit("Grid", cells(5), Resources.DEFAULTS);
        slurm.forget();
        slurm.command("sacct", "cat <<'END'\n12_[2-3%2]|CANCELLED by 1000|None "
                + "assigned\n12_0|NODE_FAIL|node1\n12_1|PREEMPTED|node2\n12_4|COMPLETED|node2\nEND");
        assertEquals(List.of("lost its node: node1 failed", "stopped: Slurm preempted it", "cancelled", "cancelled"),
                states().stream().limit(4).map(Standing::text).toList());
        assertTrue(states().get(4).text().startsWith("failed on node2: it left no reason"), states().get(4).text());
    }

    @Test
    void sacctIsAskedOnceForTheTasksOfAJobThatSqueueHasForgottenOneByOne() throws IOException {
        jobs.submit("Grid", cells(2), Resources.DEFAULTS);
        slurm.squeue(line(1, "RUNNING", "None", "node1", 0));
        slurm.command("sacct", "echo asked >> %s; echo '12_0|CANCELLED by 0|None assigned'".formatted(folder.resolve("asked")));
        assertEquals(List.of("cancelled", "starting on node1"), states().stream().map(Standing::text).toList());
        assertEquals(List.of("cancelled", "starting on node1"), states().stream().map(Standing::text).toList());
        assertEquals("asked\n", text(folder.resolve("asked")));
    }

    @Test
    void withoutAccountingTheRunFoldersTell() throws IOException {
        jobs.submit("Grid", cells(4), Resources.DEFAULTS);
        slurm.forget();
        status(1, 3, ELSEWHERE);
        run(2).write(running(2, ELSEWHERE, Instant.now().minusSeconds(3600)));
        run(3).write(new RunResult(RunState.FINISHED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals(List.of("not begun: Slurm does not know 12_0 any more, as after scancel", "running on node7, epoch 4 of 10",
                "lost its node after epoch 2 of 10: node7 gives no sign of life, and Slurm does not know 12_2 any more", "finished"),
                states().stream().map(Standing::text).toList());
    }

    @Test
    void aSqueueThatFailsIsSaid() throws IOException {
        jobs.submit("Grid", cells(1), Resources.DEFAULTS);
        slurm.command("squeue", "echo 'slurm_load_jobs error: Unable to contact slurm controller (connect failure)' >&2; exit 1");
        assertEquals("squeue: slurm_load_jobs error: Unable to contact slurm controller (connect failure)",
                assertThrows(InvalidInputException.class, jobs::all).getMessage());
    }

    @Test
    void onlyWhatIsActiveIsCancelledAndOnlyWhatIsMissingIsResumed() throws IOException {
        jobs.submit("Grid", cells(6), Resources.DEFAULTS.withAtATime(2));
        run(1).write(new RunResult(RunState.DIVERGED, Optional.of("the loss is NaN"), Optional.empty(),
                Optional.empty(), Optional.empty()));
        slurm.squeue(line(0, "PENDING", "Resources", "", 0), line(1, "FAILED", "NonZeroExitCode", "node1", 0),
                line(2, "RUNNING", "None", "node1", 0),
                line(3, "NODE_FAIL", "NodeDown", "node1", 0), line(4, "FAILED", "NonZeroExitCode", "node1", 0),
                line(5, "PENDING", "Resources", "", 0));
        assertEquals(2, jobs.cancel(List.of("Run-0", "Run-1", "Run-2", "Run-3")));
        assertEquals("12_0 12_2\n", text(slurm.cancelled()));
        slurm.forget();
        status(4, 1, ProcessIdentity.current());
        run(4).write(run(4).status().orElseThrow().ended(RunState.FAILED, Optional.of("no room")));
        assertEquals(List.of(RunState.CANCELLED, RunState.DIVERGED, RunState.CANCELLED, RunState.NOT_BEGUN, RunState.FAILED,
                RunState.NOT_BEGUN),
                states().stream().map(Standing::state).toList());
        slurm.command("sbatch", "echo '13;east'");
        assertEquals(List.of("13"), jobs.resume(List.of("Run-0", "Run-1", "Run-2", "Run-3", "Run-4"), false, earlier -> earlier));
        Job resumed = JobFolder.all(workspace()).getLast().read();
        assertEquals(List.of("Run-0", "Run-2", "Run-3"), resumed.tasks().stream().map(Job.Task::run).toList());
        assertEquals(2, resumed.resources().atATime());
        slurm.command("squeue", "echo \"$1\" >> " + folder.resolve("asked"));
        jobs.all();
        assertTrue(text(folder.resolve("asked")).contains("--clusters=east"));
    }

    @Test
    void aRunThatSlurmSaysHasEndedNeedNotBeWaitedFor() throws IOException {
        jobs.submit("Grid", cells(3), Resources.DEFAULTS);
        IntStream.range(0, 3).forEach(cell -> status(cell, 2, ELSEWHERE));
        slurm.squeue(line(0, "FAILED", "NonZeroExitCode", "node7", 0), line(1, "NODE_FAIL", "NodeDown", "node7", 0),
                line(2, "RUNNING", "None", "node7", 0));
        assertEquals(List.of("12"), jobs.resume(List.of("Run-0", "Run-1", "Run-2"), false, earlier -> earlier));
        assertEquals(List.of(RunState.STOPPED, RunState.RUNNING, RunState.RUNNING),
                IntStream.range(0, 3).mapToObj(cell -> run(cell).status().orElseThrow().state()).toList());
    }

    @Test
    void aNameThatIsNotThereNamesThoseThatAre() {
        assertEquals("None: found no job of that name; allowed: none, nothing of this workspace was given to Slurm",
                assertThrows(InvalidInputException.class, () -> jobs.of("None")).getMessage());
        jobs.submit("Grid", cells(2), Resources.DEFAULTS);
        assertEquals("None: found no job of that name; allowed: Grid",
                assertThrows(InvalidInputException.class, () -> jobs.of("None")).getMessage());
        assertEquals(1, jobs.of("Run-1").size());
    }

    private static final ProcessIdentity ELSEWHERE = new ProcessIdentity(4711, Optional.empty(), Optional.of("node7"));

    private List<RunRequest> cells(int count) {
        return IntStream.range(0, count).mapToObj(i -> new RunRequest("Run-" + i, "training.seed=" + i,
                Configuration.defaults().with(Settings.TRAINING_SEED, (long) i))).toList();
    }

    private void status(int cell, int epoch, ProcessIdentity process) {
        run(cell).write(running(epoch, process, Instant.now()));
    }

    private static RunStatus running(int epoch, ProcessIdentity process, Instant heartbeat) {
        return new RunStatus(RunState.RUNNING, epoch, 10, 0, 0, 1, 1, 1, 1, 1, Optional.empty(), heartbeat, process);
    }

    private List<Standing> states() {
        return jobs.all().stream().map(SubmittedRun::standing).toList();
    }

    private Workspace workspace() {
        return new Workspace(folder.resolve("workspace"));
    }

    private RunFolder run(int cell) {
        return new RunFolder(workspace().runs().resolve("Run-" + cell));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
