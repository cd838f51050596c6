package tailsplit.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.experiment.Workspace;
import tailsplit.service.GpuSetup;
import tailsplit.service.LocalBackend;
import tailsplit.service.Queue;
import tailsplit.service.QueueKeeper;
import tailsplit.service.TrainingService;
import tailsplit.slurm.ResourcesFile;
import tailsplit.slurm.Slurm;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.gpu.GpuModel;
import tailsplit.workbench.slurm.BackendChoice;
import tailsplit.workbench.slurm.SlurmModel;
import tailsplit.workbench.task.Background;

/** The workspace that is open: its queue, its experiment, and all that the screens of its window share. */
final class OpenWorkspace implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OpenWorkspace.class.getName());

    private final PreferencesStore preferences;
    private final TrainingService service;
    private final Background background;
    private final DatasetStore datasets;
    private final DesignModel design;
    private final Autosave autosave;
    private final GpuModel gpu;
    private final SlurmModel slurm;
    private final BackendChoice backends;
    private boolean keepsTraining;

    /**
     * Opens the workspace, which may take some seconds.
     *
     * @param window runs what it is given on the window's thread
     * @throws tailsplit.file.InvalidInputException where the workspace is open already or cannot be used
     */
    OpenWorkspace(Path workspace, Path dataHome, PreferencesStore preferences, Executor window) {
        this(TrainingService.open(new Workspace(workspace), dataHome, preferences.get().capacity()), dataHome, preferences, window);
    }

    /**
     * @param service of the workspace, closed with this
     * @param window  runs what it is given on the window's thread
     */
    OpenWorkspace(TrainingService service, Path dataHome, PreferencesStore preferences, Executor window) {
        this.service = service;
        this.preferences = preferences;
        Path workspace = service.workspace().folder();
        background = new Background(window);
        datasets = new DatasetStore(dataHome);
        design = new DesignModel(datasets, background);
        gpu = new GpuModel(new GpuSetup(dataHome), background, service::devicesChanged);
        slurm = new SlurmModel(service.workspace(), dataHome, Slurm.ofThisMachine(), ResourcesFile.standard(), background);
        backends = new BackendChoice(List.of(new LocalBackend(service), slurm));
        autosave = new Autosave(workspace.resolve("unsaved-experiment.yaml"), design);
        autosave.restore(preferences.get().file().map(Path::of), SampleExperiment.read());
        design.fileProperty().subscribe(file -> preferences.change(now -> now.withPlaces(now.workspace(), file.map(Path::toString))));
        preferences.change(now -> now.withPlaces(Optional.of(workspace.toAbsolutePath().toString()), now.file()));
    }

    PreferencesStore preferences() {
        return preferences;
    }

    TrainingService service() {
        return service;
    }

    Workspace workspace() {
        return service.workspace();
    }

    Background background() {
        return background;
    }

    DatasetStore datasets() {
        return datasets;
    }

    GpuModel gpu() {
        return gpu;
    }

    SlurmModel slurm() {
        return slurm;
    }

    BackendChoice backends() {
        return backends;
    }

    DesignModel design() {
        return design;
    }

    /** When this is closed, what waits in the queue is trained without a window. */
    void keepTraining() {
        keepsTraining = true;
    }

    /** Workers go on. */
    @Override
    public void close() {
        closeModels();
        closeService();
    }

    /** The first half of closing, on the window's thread. */
    void closeModels() {
        autosave.close();
        slurm.close();
        background.close();
    }

    /** The second half, on any thread: it may wait for the disk. */
    void closeService() {
        Queue queue = service.queue();
        service.close();
        if (keepsTraining) {
            startKeeper(queue);
        }
        preferences.close();
    }

    private void startKeeper(Queue queue) {
        try {
            QueueKeeper.startProcess(service.workspace(), datasets.dataHome(), preferences.get().capacity(), queue);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the queue will not go on without the window", e);
        }
    }
}
