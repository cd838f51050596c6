package tailsplit.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tailsplit.dataset.InvalidInputException;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;
import tailsplit.run.ExclusiveLock;
import tailsplit.run.RunResult;
import tailsplit.service.WorkerProcess;
import tailsplit.worker.ExitCode;

/** {@code tailsplit run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Trains an experiment in a worker process and writes its run folder, WORKSPACE/runs/NAME-HASH.",
            "A run that has ended is not trained again: its scores are shown."
        },
        footer = {"", "Exit codes: " + ExitCode.HELP})
final class RunCommand implements Callable<Integer> {
    private static final int POLL_MILLIS = 200;
    private static final int LOCK_SECONDS = 10;

    @Mixin
    private ExperimentOptions experiment;

    @Mixin
    private WorkspaceOption workspace;

    @Option(names = "--resume", description = "Continues a run that was stopped or killed, from its last checkpoint.")
    private boolean resume;

    @Option(names = "--restart", description = "Throws away what a run has done and starts it afresh.")
    private boolean restart;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Prepared prepared = experiment.prepared();
        Configuration configuration = prepared.configuration();
        Path path = new Workspace(workspace.folder()).runFolder(configuration);
        RunFolder run = new RunFolder(path);
        Optional<RunResult> earlier = Files.isDirectory(path) ? run.result() : Optional.empty();
        if (earlier.isPresent() && !restart) {
            requireSameData(run, prepared);
            System.out.println("This run has ended already; nothing was trained. " + path);
            return RunEnd.report(earlier.get());
        }
        prepareFolder(run, configuration);
        prepared.notices().forEach(notice -> System.out.println("Note: " + notice));
        System.out.println("Run folder: " + path);
        return train(run, configuration);
    }

    /** A data set of the user's own may have changed under the same path: its run is then another one. */
    private static void requireSameData(RunFolder run, Prepared prepared) {
        Optional<Provenance> provenance = run.provenance();
        if (provenance.isPresent() && !provenance.get().datasetChecksum().equals(prepared.dataset().checksum())) {
            throw new InvalidInputException(
                    "%s was made with other images than dataset.path holds now; allowed: the same images, or another name"
                            .formatted(run.path()));
        }
    }

    private void prepareFolder(RunFolder run, Configuration configuration) throws IOException, InterruptedException {
        boolean begun = Files.exists(run.configuration());
        Files.createDirectories(run.path());
        requireIdle(run);
        if (begun && !resume && !restart) {
            throw new InvalidInputException(
                    "%s holds an unfinished run; add --resume to continue it, or --restart to start it afresh"
                            .formatted(run.path()));
        }
        if (restart) {
            run.clear();
        }
        ConfigurationFile.write(configuration, run.configuration());
    }

    /** A worker whose command line was killed ends within a step, so it is given a moment. */
    private static void requireIdle(RunFolder run) throws IOException, InterruptedException {
        for (int tenths = 0; tenths < LOCK_SECONDS * 10; tenths++) {
            Optional<ExclusiveLock> lock = ExclusiveLock.tryAcquire(run.lock());
            if (lock.isPresent()) {
                lock.get().close();
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new InvalidInputException("%s is being trained by another process".formatted(run.path()));
    }

    private int train(RunFolder run, Configuration configuration) throws IOException, InterruptedException {
        int threads = run.provenance().map(Provenance::threads).orElseGet(() -> threads(configuration));
        Process worker = WorkerProcess.start(run, experiment.dataHome(), threads, WorkerProcess.Life.ATTACHED);
        Thread stopping = new Thread(() -> stop(worker));
        Runtime.getRuntime().addShutdownHook(stopping);
        try (ProgressDisplay display = ProgressDisplay.create(run, worker.pid(), configuration.getInt(Settings.TRAINING_EPOCHS))) {
            while (!worker.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                display.update();
            }
            display.update();
        }
        Runtime.getRuntime().removeShutdownHook(stopping);
        return RunEnd.report(run, worker.exitValue());
    }

    private static int threads(Configuration configuration) {
        int threads = configuration.getInt(Settings.TRAINING_THREADS);
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** The worker stops after its current step when its input ends. */
    private static void stop(Process worker) {
        try {
            worker.getOutputStream().close();
            worker.waitFor(30, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            worker.destroy();
        }
        System.err.println();
        System.err.println("tailsplit: stopped; continue with --resume");
    }
}
