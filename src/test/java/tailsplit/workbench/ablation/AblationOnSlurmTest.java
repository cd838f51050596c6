package tailsplit.workbench.ablation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tailsplit.slurm.StandInSlurm.line;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Workspace;
import tailsplit.service.Capacity;
import tailsplit.service.LocalBackend;
import tailsplit.service.TrainingService;
import tailsplit.slurm.ResourcesFile;
import tailsplit.slurm.StandInSlurm;
import tailsplit.slurm.SubmittedRun;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.slurm.BackendChoice;
import tailsplit.workbench.slurm.SlurmModel;
import tailsplit.workbench.task.Background;

/** The Ablation screen's model with Slurm chosen, without a toolkit; Slurm's commands are stand-ins. */
@DisabledOnOs(OS.WINDOWS)
class AblationOnSlurmTest {
    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<Runnable> window = new ConcurrentLinkedQueue<>();
    private final Background background = new Background(window::add);
    private StandInSlurm standIn;
    private TrainingService service;
    private SlurmModel slurm;
    private BackendChoice backends;
    private AblationModel model;

    @BeforeEach
    void open() throws Exception {
        standIn = StandInSlurm.in(folder);
        service = TrainingService.open(workspace(), folder, new Capacity(1, 1));
        slurm = new SlurmModel(workspace(), folder, standIn.commands(),
                new ResourcesFile(folder.resolve("settings/slurm.json")), background);
        backends = new BackendChoice(List.of(new LocalBackend(service), slurm));
        Configuration base = ConfigurationFile.readText("name: Two\ndataset: {name: shapes4}\nimbalance: {factor: 0.1, "
                + "max: 20}\n", "test", folder);
        model = new AblationModel(base, new DatasetStore(folder), workspace(), backends, background, List::of,
                () -> new AblationModel.Sharing(1, 1));
        backends.chosenProperty().set(slurm);
        await(() -> model.planProperty().get().isPresent());
    }

    @AfterEach
    void close() {
        slurm.close();
        background.close();
        service.close();
    }

    @Test
    void runsGivenToSlurmAreShownCancelledAndResumed() throws Exception {
        standIn.squeue(line(0, "RUNNING", "None", "node1", 0), line(1, "PENDING", "Resources", "", 0));
        assertEquals(2, model.submit().join());
        assertTrue(service.queue().runs().isEmpty(), "nothing is trained here");
        assertEquals(List.of("starting on node1", "waiting in Slurm: for free resources"),
                refreshed().cells().stream().map(cell -> cell.standing().text()).toList());
        assertEquals(List.of(), refreshed().open(), "nothing is given to Slurm twice");

        model.stop().join();
        assertEquals("12_0 12_1\n", Files.readString(standIn.cancelled()));
        standIn.forget();
        standIn.command("sbatch", "echo 13");
        slurm.resume(refreshed().underWay()).join();
        try (var jobs = Files.list(workspace().folder().resolve("slurm"))) {
            assertEquals(2, jobs.count());
        }
    }

    @Test
    void aRefusalIsSaidAndTheRunsStayToBeTrained() throws Exception {
        standIn.command("sbatch", "echo 'sbatch: error: invalid partition specified: gpu' >&2; exit 1");
        String said = Background.sentence(assertThrows(CompletionException.class, () -> model.submit().join()));
        assertTrue(said.endsWith("Slurm refused the job: invalid partition specified: gpu"), said);
        assertEquals(2, refreshed().open().size());
        assertFalse(slurm.runs().values().stream().anyMatch(SubmittedRun::isInSlurm));
    }

    private AblationPlan refreshed() throws InterruptedException {
        model.refresh();
        await(background::isIdle);
        return model.planProperty().get().orElseThrow();
    }

    private Workspace workspace() {
        return new Workspace(folder.resolve("workspace"));
    }

    /** With the window's thread made up. */
    private void await(BooleanSupplier condition) throws InterruptedException {
        for (int tries = 0; tries < 6000; tries++) {
            for (Runnable work = window.poll(); work != null; work = window.poll()) {
                work.run();
            }
            if (condition.getAsBoolean()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("not reached");
    }
}
