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
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.RunRequest;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
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
public final class SlurmModel implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SlurmModel.class.getName());
    private static final int POLL_SECONDS = 10;

    private final Workspace workspace;
    private final SlurmJobs jobs;
    private final ResourcesFile file;
    private final Background background;
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("slurm").factory());
    private volatile Map<String, SubmittedRun> runs = Map.of();

    /** @param file with the resources that the user asks for */
    public SlurmModel(Workspace workspace, Path dataHome, Slurm slurm, ResourcesFile file, Background background) {
        this.workspace = workspace;
        this.file = file;
        this.background = background;
        jobs = new SlurmJobs(workspace, dataHome, slurm);
        thread.scheduleWithFixedDelay(this::look, 0, POLL_SECONDS, TimeUnit.SECONDS);
    }

    /** Why nothing can be given to Slurm from here, a sentence; empty where it can. */
    public Optional<String> missing() {
        return jobs.slurm().missing();
    }

    /** Whether runs are to be trained on Slurm instead of this machine. */
    public BooleanProperty chosenProperty() {
        return chosen;
    }

    public boolean isChosen() {
        return chosen.get();
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

    /** @return completes with Slurm's number of the job */
    public CompletableFuture<String> submit(String name, List<RunRequest> requests) {
        return CompletableFuture.supplyAsync(() -> {
            String job = jobs.submit(name, requests, file.read());
            look();
            return job;
        }, thread);
    }

    /** A single run. @return completes with the name of its folder */
    public CompletableFuture<String> submit(Configuration configuration) {
        String run = workspace.runFolder(configuration).getFileName().toString();
        boolean there = Optional.ofNullable(runs.get(run)).filter(SubmittedRun::isInSlurm).isPresent();
        return there ? CompletableFuture.completedFuture(run)
                : submit(run, List.of(new RunRequest(run, run, configuration))).thenApply(_ -> run);
    }

    public CompletableFuture<Void> cancel(Collection<String> names) {
        return CompletableFuture.runAsync(() -> {
            jobs.cancel(names);
            look();
        }, thread);
    }

    /** Submits them again, those that failed too, with the resources that they had. */
    public CompletableFuture<Void> resume(Collection<String> names) {
        return CompletableFuture.runAsync(() -> {
            jobs.resume(names, true, earlier -> earlier);
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
