package tailsplit.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.RunSummary;
import tailsplit.file.ProcessIdentity;
import tailsplit.gpu.ComputeDevice;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.run.Standing;
import tailsplit.service.QueuedRun;
import tailsplit.slurm.SubmittedRun;
import tailsplit.workbench.monitor.RunItem.Tone;

/** What the list and the header say of a run, by what its folder, the queue and Slurm say. */
class RunItemTest {
    private static final ProcessIdentity HERE = ProcessIdentity.current();
    private static final ProcessIdentity GONE =
            new ProcessIdentity(HERE.pid(), Optional.of(Instant.EPOCH), HERE.host());
    private static final ProcessIdentity ELSEWHERE = new ProcessIdentity(1, Optional.of(Instant.EPOCH), Optional.of("node7"));

    @TempDir
    private Path folder;

    private RunFolder run;

    @BeforeEach
    void copy() {
        run = OldRuns.copy(OldRuns.SPLIT, folder);
    }

    private RunItem item() {
        return RunItem.of(RunSummary.read(run.path()), Optional.empty(), Optional.empty());
    }

    private RunItem queued(RunState phase) {
        return RunItem.of(RunSummary.read(run.path()),
                Optional.of(new QueuedRun(OldRuns.SPLIT, new ComputeDevice.Cpu(), 1, phase, Optional.empty(), Optional.empty())),
                        Optional.empty());
    }

    private RunItem inSlurm(RunState state) {
        return RunItem.of(RunSummary.read(run.path()), Optional.empty(), Optional.of(slurm(state)));
    }

    private static SubmittedRun slurm(RunState state) {
        return new SubmittedRun("Grid", OldRuns.SPLIT, "seed=0", Standing.of(state, Optional.empty()), "12_3");
    }

    /** Of a run that has no result yet. */
    private void write(RunState state, Duration silence, ProcessIdentity process, String reason) {
        run.path().resolve("result.json").toFile().delete();
        run.write(new RunStatus(state, 4, 20, 10, 40, 500, 1, 0.5, 125, 2e9, Optional.ofNullable(reason),
                Instant.now().minus(silence), process));
    }

    private void running(Duration silence, ProcessIdentity process) {
        write(RunState.RUNNING, silence, process, null);
    }

    @Test
    void aFinishedRunShowsItsAccuracy() {
        RunItem item = item();
        assertEquals(RunState.FINISHED, item.state());
        assertEquals("60.9 %", item.label());
        assertEquals(Tone.GOOD, item.tone());
        assertEquals("Quickstart", item.title());
        assertEquals("Shapes, factor 0.1, CWS, cross-entropy, seed 0", item.details());
        assertEquals("", item.reason());
        assertEquals(1, item.progress());
        assertEquals("finished, 20 of 20 epochs", RunProgress.of(item, item.summary().status(), Optional.empty()));
        assertEquals(new RunOffers(false, false, Optional.empty(), true, true, true, false), RunOffers.of(item));
    }

    @Test
    void aRunUnderWayOutsideTheQueueCanBeStopped() {
        running(Duration.ZERO, HERE);
        RunItem item = item();
        assertEquals(RunState.RUNNING, item.state());
        assertEquals("2 min left", item.label());
        assertEquals(Tone.BUSY, item.tone());
        assertEquals((4 + 10 / 40.0) / 20, item.progress(), 1e-12);
        assertEquals(new RunOffers(false, false, Optional.of("Stop"), false, true, true, false), RunOffers.of(item));
        assertEquals("epoch 5 of 20 \u00b7 batch 10 of 40 \u00b7 2 min left \u00b7 500 images/s \u00b7 CPU, 1 thread \u00b7 2.0 GB",
                RunProgress.of(item, item.summary().status(), run.provenance()));
    }

    @Test
    void aProcessThatTellsNothingIsSaid() {
        running(Duration.ofSeconds(40), HERE);
        assertEquals("not responding", item().label());
        assertEquals(Tone.WARNING, item().tone());
        assertEquals(RunState.UNRESPONSIVE, item().state());
    }

    /** Its files are seen later, and its clock may differ. */
    @Test
    void aProcessElsewhereIsGivenMoreTime() {
        running(Duration.ofMinutes(2), ELSEWHERE);
        assertEquals("2 min left", item().label());
        assertTrue(RunProgress.of(item(), run.status(), Optional.empty()).endsWith(" \u00b7 on node7"));
        running(Duration.ofMinutes(5), ELSEWHERE);
        assertEquals("not responding", item().label());
        running(Duration.ofMinutes(11), ELSEWHERE);
        assertEquals(RunState.INTERRUPTED, item().state());
    }

    @Test
    void aProcessThatIsGoneLeavesAnInterruptedRun() {
        running(Duration.ZERO, GONE);
        RunItem item = item();
        assertEquals(RunState.INTERRUPTED, item.state());
        assertEquals("interrupted", item.label());
        assertEquals("Its process ended unexpectedly", item.reason());
        assertEquals("interrupted, 4 of 20 epochs", RunProgress.of(item, run.status(), Optional.empty()));
        assertTrue(RunOffers.of(item).resume());
    }

    @Test
    void aRunThatEndedBadlySaysWhy() {
        write(RunState.DIVERGED, Duration.ofDays(1), GONE, "The training loss became NaN.");
        assertEquals("diverged", item().label());
        assertEquals(Tone.WARNING, item().tone());
        assertEquals("The training loss became NaN.", item().reason());
        assertFalse(RunOffers.of(item()).resume(), "it would only diverge again");
        write(RunState.FAILED, Duration.ofDays(1), GONE, "The disk is full.");
        assertEquals("failed", item().label());
        assertEquals(Tone.BAD, item().tone());
        assertTrue(RunOffers.of(item()).resume());
        write(RunState.STOPPED, Duration.ofDays(1), GONE, null);
        assertEquals("stopped", item().label());
        assertEquals(Tone.QUIET, item().tone());
    }

    @Test
    void aRunWithoutAStatusHasDoneNothing() throws IOException {
        Files.delete(run.path().resolve("status.json"));
        Files.delete(run.path().resolve("result.json"));
        RunItem item = item();
        assertEquals(RunState.NOT_BEGUN, item.state());
        assertEquals(0, item.progress());
        assertFalse(RunOffers.of(item).evaluate());
        assertEquals("starting", queued(RunState.RUNNING).label());
        assertEquals(Instant.EPOCH, item.latest());
    }

    @Test
    void aBrokenFileIsSaidAndNothingIsOfferedThatNeedsIt() throws IOException {
        Files.writeString(run.configuration(), "training: {epochs: many}\n");
        RunItem item = item();
        assertEquals(OldRuns.SPLIT, item.title());
        assertTrue(item.details().contains("config.yaml") && item.details().contains("training.epochs"), item.details());
        assertEquals(new RunOffers(false, false, Optional.empty(), false, false, false, false), RunOffers.of(item));
        Files.writeString(run.path().resolve("status.json"), "{");
        assertTrue(item().reason().contains("status.json"), item().reason());
        assertEquals(RunState.BROKEN, item().state());
    }

    @Test
    void theQueueKnowsBetterThanTheFolder() {
        running(Duration.ZERO, HERE);
        assertEquals("pausing", queued(RunState.PAUSING).label());
        assertEquals(Optional.of("Stop now"), RunOffers.of(queued(RunState.PAUSING)).stop());
        assertEquals(Optional.of("Stop now"), RunOffers.of(queued(RunState.STOPPING)).stop());
        assertEquals("paused", queued(RunState.PAUSED).label());
        assertEquals(new RunOffers(false, true, Optional.of("Stop"), true, true, true, true), RunOffers.of(queued(RunState.PAUSED)));
        assertEquals(new RunOffers(true, false, Optional.of("Stop"), true, true, true, true), RunOffers.of(queued(RunState.WAITING)));
        assertEquals(new RunOffers(true, false, Optional.of("Stop"), false, true, true, false), RunOffers.of(queued(RunState.RUNNING)));
    }

    @Test
    void whatSlurmSaysIsShownWithItsJob() {
        write(RunState.STOPPED, Duration.ofDays(1), GONE, "Its time was over.");
        for (String said : List.of("CANCELLED cancelled", "LOST lost its node", "REQUEUED requeued", "WAITING waiting",
                "INTERRUPTED interrupted")) {
            String[] parts = said.split(" ", 2);
            RunItem item = inSlurm(RunState.valueOf(parts[0]));
            assertEquals(parts[1], item.label());
            assertEquals("Slurm job 12_3: %s.".formatted(parts[1]), item.reason());
        }
        assertEquals(new RunOffers(false, false, Optional.of("Cancel"), false, true, true, false),
                RunOffers.of(inSlurm(RunState.WAITING)));
        assertTrue(RunOffers.of(inSlurm(RunState.CANCELLED)).resume());
    }

    /** Its folder tells of an earlier start. */
    @Test
    void aRunThatSlurmHasJustStartedIsStarting() {
        write(RunState.STOPPED, Duration.ofDays(1), GONE, "Its time was over.");
        RunItem item = inSlurm(RunState.STARTING);
        assertEquals("starting", item.label());
        assertEquals("starting", RunProgress.of(item, run.status(), run.provenance()));
        assertTrue(item.latest().isAfter(Instant.now()), "it stands above what has ended");
    }

    @Test
    void whatIsDoneLastCounts() {
        QueuedRun ended = new QueuedRun(OldRuns.SPLIT, new ComputeDevice.Cpu(), 1, RunState.STOPPED, Optional.empty(), Optional.empty());
        SubmittedRun waiting = slurm(RunState.WAITING);
        RunItem given = RunItem.of(RunSummary.read(run.path()), Optional.of(ended), Optional.of(waiting));
        assertTrue(given.isInSlurm());
        assertEquals(Optional.empty(), given.queued());
        QueuedRun paused = new QueuedRun(OldRuns.SPLIT, new ComputeDevice.Cpu(), 1, RunState.PAUSED, Optional.empty(), Optional.empty());
        assertEquals(RunState.PAUSED, RunItem.of(RunSummary.read(run.path()), Optional.of(paused), Optional.of(waiting)).state());
    }
}
