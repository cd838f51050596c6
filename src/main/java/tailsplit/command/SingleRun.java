package tailsplit.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Schedules;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.file.ProcessIdentity;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;

/**
 * Trains one experiment and shows how it goes.
 *
 * @param resume  goes on where it was stopped
 * @param restart throws away what was done before
 */
record SingleRun(Prepared prepared, Workspace workspace, Path dataHome, boolean resume, boolean restart) implements TrainingJob {
    private static final int POLL_MILLIS = 200;

    @Override
    public int train() throws IOException, InterruptedException {
        Configuration configuration = prepared.configuration();
        RunFolder folder = new RunFolder(workspace.runFolder(configuration));
        AttachedRun run = new AttachedRun(folder, configuration, dataHome);
        if (!restart) {
            run.requireUsable(prepared.dataset().checksum());
        }
        Optional<RunResult> earlier = restart ? Optional.empty() : folder.result();
        if (earlier.isPresent()) {
            System.out.println("This run has ended already; nothing was trained. " + folder.path());
            return RunEnd.report(earlier.get());
        }
        if (run.isBegun() && !resume && !restart) {
            throw new InvalidInputException(
                    "%s holds an unfinished run; add --resume to continue it, or --restart to start it afresh"
                            .formatted(folder.path()));
        }
        run.prepare(restart);
        prepared.notices().forEach(notice -> System.out.println("Note: " + notice));
        System.out.println("Run folder: " + folder.path());
        return train(run);
    }

    private int train(AttachedRun run) throws IOException, InterruptedException {
        Process worker = run.start(threads(run.configuration()));
        ProcessIdentity identity = ProcessIdentity.of(worker.toHandle());
        try (AtExit _ = new AtExit(() -> stop(worker));
                ProgressDisplay display = ProgressDisplay.create(run.folder(), identity,
                Schedules.of(run.configuration()).epochs())) {
            while (!worker.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                display.update();
            }
            display.update();
        }
        return RunEnd.report(run.folder(), identity, worker.exitValue());
    }

    private static int threads(Configuration configuration) {
        int threads = configuration.getInt(Settings.TRAINING_THREADS);
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private static void stop(Process worker) {
        AttachedRun.stop(worker);
        System.err.println();
        System.err.println("tailsplit: stopped; continue with --resume");
    }
}
