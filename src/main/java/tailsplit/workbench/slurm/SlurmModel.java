package tailsplit.workbench.slurm;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import tailsplit.experiment.RunRequest;
import tailsplit.experiment.TrainingBackend;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.run.Standing;
import tailsplit.slurm.Resources;
import tailsplit.slurm.ResourcesFile;
import tailsplit.slurm.Slurm;
import tailsplit.slurm.SlurmJobs;
import tailsplit.slurm.SubmittedRun;
import tailsplit.workbench.task.Background;

/**
 * The runs of a workspace that Slurm has. A thread of its own asks Slurm and changes what it is told to; properties
 * change on the window's thread.
 */
public final class SlurmModel implements TrainingBackend, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SlurmModel.class.getName());
    private static final int POLL_SECONDS = 10;

    private final SlurmJobs jobs;
    private final ResourcesFile file;
    private final Background background;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("slurm").factory());
    private volatile Map<String, SubmittedRun> runs = Map.of();

    /** @param file with the resources that the user asks for */
    public SlurmModel(Workspace workspace, Path dataHome, Slurm slurm, ResourcesFile file, Background background) {
        this.file = file;
        this.background = background;
        jobs = new SlurmJobs(workspace, dataHome, slurm);
        thread.scheduleWithFixedDelay(this::look, 0, POLL_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public String label() {
        return "Slurm";
    }

    @Override
    public Optional<String> missing() {
        return jobs.slurm().missing();
    }

    /** Why it is not known how the runs stand, a sentence; empty where it is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The runs that were given to Slurm, by their names; those of jobs that are all done may be left out. */
    public Map<String, SubmittedRun> runs() {
        return runs;
    }

    /** @throws InvalidInputException where they cannot be read */
    public Resources resources() {
        return file.read();
    }

    /** @throws InvalidInputException where they cannot be written */
    public void setResources(Resources resources) {
        file.write(resources);
    }

    /** As many cores and threads as the resources have it. */
    @Override
    public CompletableFuture<Void> submit(String name, List<RunRequest> requests, int threads) {
        return changing(() -> {
            List<RunRequest> open = requests.stream().filter(request -> !isInSlurm(request.run())).toList();
            if (!open.isEmpty()) {
                jobs.submit(name, open, file.read());
            }
        });
    }

    private boolean isInSlurm(String run) {
        return Optional.ofNullable(runs.get(run)).filter(SubmittedRun::isInSlurm).isPresent();
    }

    @Override
    public Optional<Standing> standing(String run, Standing folder) {
        return Optional.ofNullable(runs.get(run)).map(SubmittedRun::standing).map(given -> folder.state().isResult() ? folder : given);
    }

    @Override
    public CompletableFuture<Void> stop(Collection<String> names) {
        return changing(() -> jobs.cancel(names));
    }

    /** Those that failed too, with the resources that they had. */
    @Override
    public CompletableFuture<Void> resume(Collection<String> names) {
        return changing(() -> jobs.resume(names, true, earlier -> earlier));
    }

    private CompletableFuture<Void> changing(Runnable change) {
        return CompletableFuture.runAsync(() -> {
            change.run();
            look();
        }, thread);
    }

    private void look() {
        try {
            runs = jobs.states();
            say("");
        } catch (InvalidInputException e) {
            say(e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the runs on Slurm could not be followed", e);
        }
    }

    private void say(String sentence) {
        background.onWindow(() -> problem.set(sentence));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
