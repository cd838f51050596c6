package tailsplit.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Workspace;
import tailsplit.service.Capacity;
import tailsplit.service.GpuSetup;
import tailsplit.service.Queue;
import tailsplit.service.QueueKeeper;
import tailsplit.service.TrainingService;
import tailsplit.slurm.ResourcesFile;
import tailsplit.slurm.Slurm;
import tailsplit.workbench.ablation.AblationModel;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.gpu.GpuModel;
import tailsplit.workbench.slurm.SlurmModel;
import tailsplit.workbench.task.Background;

/** Everything that the screens of one window share. */
final class Desk implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Desk.class.getName());

    private final PreferencesStore preferences;
    private final TrainingService service;
    private final Background background;
    private final DatasetStore datasets;
    private final DesignModel design;
    private final Autosave autosave;
    private final GpuModel gpu;
    private final SlurmModel slurm;
    private boolean keepsTraining;

    /**
     * @param window runs what it is given on the window's thread
     * @throws tailsplit.file.InvalidInputException where the workspace is open already or cannot be used
     */
    Desk(Path workspace, Path dataHome, PreferencesStore preferences, Executor window) {
        this.preferences = preferences;
        service = TrainingService.open(new Workspace(workspace), dataHome, capacity(preferences.get()));
        background = new Background(window);
        datasets = new DatasetStore(dataHome);
        design = new DesignModel(datasets, background);
        gpu = new GpuModel(new GpuSetup(dataHome), background, service::devicesChanged);
        slurm = new SlurmModel(service.workspace(), dataHome, Slurm.ofThisMachine(), ResourcesFile.standard(), background);
        autosave = new Autosave(workspace.resolve("unsaved-experiment.yaml"), design);
        autosave.restore(preferences.get().file().map(Path::of), sample());
        design.fileProperty().subscribe(file -> preferences.change(now -> now.withPlaces(now.workspace(), file.map(Path::toString))));
        preferences.change(now -> now.withPlaces(Optional.of(workspace.toAbsolutePath().toString()), now.file()));
    }

    /** The experiment that the first start shows. */
    static Configuration sample() {
        try (InputStream in = Desk.class.getResourceAsStream("/tailsplit/samples/quickstart.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ConfigurationFile.readText(text, "quickstart.yaml", Path.of("").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the preferences have it. */
    static Capacity capacity(Preferences preferences) {
        Capacity machine = Capacity.ofThisMachine();
        return new Capacity(preferences.cores() == 0 ? machine.cores() : preferences.cores(), preferences.runsOfAGpu());
    }

    /** Of the runs of an ablation. */
    AblationModel.Sharing sharing() {
        int threads = preferences.get().threadsOfACell();
        return new AblationModel.Sharing(threads, Math.max(1, capacity(preferences.get()).cores() / threads));
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
        autosave.close();
        slurm.close();
        background.close();
        Queue queue = service.queue();
        service.close();
        if (keepsTraining) {
            startKeeper(queue);
        }
        preferences.close();
    }

    private void startKeeper(Queue queue) {
        try {
            QueueKeeper.startProcess(service.workspace(), datasets.dataHome(), capacity(preferences.get()), queue);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the queue will not go on without the window", e);
        }
    }
}
