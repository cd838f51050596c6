package tailsplit.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.file.ProcessIdentity;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.run.Standing;
import tailsplit.service.Capacity;
import tailsplit.service.TrainingService;
import tailsplit.slurm.ResourcesFile;
import tailsplit.slurm.Slurm;
import tailsplit.slurm.SubmittedRun;
import tailsplit.workbench.slurm.SlurmModel;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.TestWindow;

/** The list of runs with a real queue that is on hold, without a toolkit. */
class RunsModelTest {
    @TempDir
    private Path folder;

    private final TestWindow window = new TestWindow();
    private final Background background = new Background(window);
    private volatile Map<String, SubmittedRun> slurm = Map.of();
    private Workspace workspace;
    private TrainingService service;
    private RunsModel model;

    @BeforeEach
    void open() throws InterruptedException {
        workspace = new Workspace(folder.resolve("workspace"));
        OldRuns.copy(OldRuns.SPLIT, workspace.runs());
        service = TrainingService.open(workspace, folder, new Capacity(1, 1));
        service.hold(true).join();
        model = new RunsModel(service, background, () -> slurm);
        window.runUntil(() -> model.loadedProperty().get());
    }

    @AfterEach
    void close() {
        model.close();
        service.close();
        background.close();
    }

    private List<String> names() {
        return model.items().stream().map(RunItem::run).toList();
    }

    private String submit(long seed) {
        return service.submit(Configuration.defaults().with(Settings.TRAINING_SEED, seed), 1).join();
    }

    /** A run that has no result yet. */
    private RunFolder unfinished() {
        RunFolder run = OldRuns.copy(OldRuns.BASELINE, workspace.runs());
        run.path().resolve("result.json").toFile().delete();
        return run;
    }

    private RunState state(String run) {
        return model.find(run).map(RunItem::state).orElse(null);
    }

    @Test
    void whatWaitsStandsFirstInTheOrderOfTheQueue() throws InterruptedException {
        assertEquals(List.of(OldRuns.SPLIT), names());
        String first = submit(1);
        String second = submit(2);
        window.runUntil(() -> names().equals(List.of(first, second, OldRuns.SPLIT)));
        assertEquals(RunState.WAITING, state(first));
        service.move(second, -1).join();
        window.runUntil(() -> names().equals(List.of(second, first, OldRuns.SPLIT)));
        service.remove(second).join();
        window.runUntil(() -> names().equals(List.of(first, OldRuns.SPLIT)));
    }

    @Test
    void whatIsLookedAtStaysSoWhenTheListChanges() throws InterruptedException {
        model.selectedProperty().set(OldRuns.SPLIT);
        String waiting = submit(1);
        window.runUntil(() -> names().contains(waiting));
        assertEquals(OldRuns.SPLIT, model.selectedProperty().get());
    }

    @Test
    void aRunOfTheCommandLineIsFoundAndFollowed() throws InterruptedException {
        RunFolder run = unfinished();
        run.write(RunStatus.running(3, 20, 0, 0, 500, 1, 0.5, 100));
        window.runUntil(() -> state(OldRuns.BASELINE) == RunState.RUNNING);
        assertEquals(List.of(OldRuns.BASELINE, OldRuns.SPLIT), names(), "the latest first");
        run.write(run.status().orElseThrow().ended(RunState.DIVERGED, Optional.of("The loss became NaN.")));
        window.runUntil(() -> state(OldRuns.BASELINE) == RunState.DIVERGED);
        assertEquals("The loss became NaN.", model.find(OldRuns.BASELINE).orElseThrow().reason());
        assertFalse(model.find(OldRuns.BASELINE).orElseThrow().queued().isPresent());
    }

    /** Its process does not run any more: the number belongs to another one. */
    @Test
    void aRunWhoseProcessIsGoneIsInterrupted() throws InterruptedException {
        RunFolder run = unfinished();
        run.write(new RunStatus(RunState.RUNNING, 3, 20, 0, 0, 1, 1, 1, 1, 1, Optional.empty(), Instant.now(),
                new ProcessIdentity(ProcessHandle.current().pid(), Optional.of(Instant.EPOCH), ProcessIdentity.current().host())));
        window.runUntil(() -> state(OldRuns.BASELINE) == RunState.INTERRUPTED);
    }

    @Test
    void aDeletedRunLeavesTheList() throws InterruptedException {
        new RunFolder(workspace.runs().resolve(OldRuns.SPLIT)).delete();
        window.runUntil(() -> model.items().isEmpty());
    }

    @Test
    void aBrokenRunHidesNoOther() throws InterruptedException, IOException {
        RunFolder run = OldRuns.copy(OldRuns.BASELINE, workspace.runs());
        Files.writeString(run.path().resolve("status.json"), "{\"state\": ");
        window.runUntil(() -> model.find(OldRuns.BASELINE).isPresent());
        assertTrue(model.find(OldRuns.BASELINE).orElseThrow().reason().contains("status.json"));
        assertEquals(RunState.FINISHED, state(OldRuns.SPLIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"result.json", "status.json", "provenance.json", "config.yaml"})
    void aBrokenRunSaysWhyAndIsRemoved(String file) throws InterruptedException, IOException {
        RunFolder run = OldRuns.copy(OldRuns.BASELINE, workspace.runs());
        Files.writeString(run.path().resolve(file), "null");
        window.runUntil(() -> state(OldRuns.BASELINE) == RunState.BROKEN);
        RunItem item = item(OldRuns.BASELINE);
        assertTrue(item.reason().contains(file), item.reason());
        assertTrue(RunOffers.of(item).remove());
        assertFalse(RunOffers.of(item(OldRuns.SPLIT)).remove());
        assertThrows(CompletionException.class, () -> service.discard(OldRuns.SPLIT).join());
        service.discard(OldRuns.BASELINE).join();
        window.runUntil(() -> names().equals(List.of(OldRuns.SPLIT)));
        assertFalse(run.exists());
    }

    @Test
    void whatSlurmTellsIsFollowed() throws InterruptedException {
        slurm = Map.of(OldRuns.SPLIT, new SubmittedRun("Grid", OldRuns.SPLIT, "seed=0",
                Standing.of(RunState.WAITING, Optional.empty()), "12_0"));
        window.runUntil(() -> state(OldRuns.SPLIT) == RunState.WAITING);
        assertTrue(model.find(OldRuns.SPLIT).orElseThrow().isInSlurm());
        slurm = Map.of();
        window.runUntil(() -> state(OldRuns.SPLIT) == RunState.FINISHED);
    }

    @Test
    void aWaitingRunIsPausedResumedAndStoppedByTheQueue() throws InterruptedException {
        String run = submit(1);
        window.runUntil(() -> state(run) == RunState.WAITING);
        try (SlurmModel none = new SlurmModel(workspace, folder, new Slurm(Map.of()), new ResourcesFile(folder.resolve("slurm.json")),
                background)) {
            RunControl control = new RunControl(service, none);
            control.pause(item(run)).join();
            window.runUntil(() -> state(run) == RunState.PAUSED);
            control.resume(item(run)).join();
            window.runUntil(() -> state(run) == RunState.WAITING);
            assertFalse(control.stopsNow(item(run)));
            control.stop(item(run)).join();
            window.runUntil(() -> state(run) == RunState.STOPPED);
        }
    }

    /** No queue reaches it: its folder does. */
    @Test
    void aRunOfTheCommandLineIsAskedToStopInItsFolder() throws InterruptedException {
        RunFolder run = unfinished();
        run.write(RunStatus.running(3, 20, 0, 0, 500, 1, 0.5, 100));
        window.runUntil(() -> state(OldRuns.BASELINE) == RunState.RUNNING);
        try (SlurmModel none = new SlurmModel(workspace, folder, new Slurm(Map.of()), new ResourcesFile(folder.resolve("slurm.json")),
                background)) {
            RunControl control = new RunControl(service, none);
            assertFalse(control.stopsNow(item(OldRuns.BASELINE)));
            control.stop(item(OldRuns.BASELINE)).join();
        }
        assertTrue(run.isStopRequested());
    }

    private RunItem item(String run) {
        return model.find(run).orElseThrow();
    }
}
