package tailsplit.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.RunConfiguration;
import tailsplit.file.InvalidInputException;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;
import tailsplit.run.RunLock;
import tailsplit.run.RunStatus;
import tailsplit.service.WorkerProcess;

/** A run that this process waits for and whose worker ends with it. */
record AttachedRun(RunFolder folder, Configuration configuration, Path dataHome) {
    private static final Duration LOCK = Duration.ofSeconds(10);
    private static final int STOP_SECONDS = 30;

    /** Whether a worker has ever been meant to train it. */
    boolean isBegun() {
        return Files.exists(folder.configuration());
    }

    /**
     * Whether it came to a result, one that may be used.
     *
     * @param checksum of the images
     */
    boolean hasEnded(String checksum) {
        return problem(checksum).isEmpty() && folder.result().isPresent();
    }

    /**
     * Why it must neither count nor be written over: it is damaged, or of another experiment or other images.
     *
     * @param checksum of the images
     */
    Optional<String> problem(String checksum) {
        try {
            requireUsable(checksum);
            return Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * As {@link #problem}.
     *
     * @param checksum of the images
     * @throws InvalidInputException where there is a problem
     */
    void requireUsable(String checksum) {
        requireSameConfiguration();
        requireSameData(checksum);
        folder.result();
    }

    /**
     * Makes the folder ready for a worker.
     *
     * @param restart throws away what was done before
     * @throws InvalidInputException where another process trains the run
     */
    void prepare(boolean restart) throws IOException, InterruptedException {
        Files.createDirectories(folder.path());
        try (RunLock lock = lock()) {
            if (restart) {
                lock.clear();
            }
            ConfigurationFile.write(configuration, folder.configuration());
        }
    }

    /** What was done in the folder may be another experiment's; a file that is not there is written anew. */
    private void requireSameConfiguration() {
        if (isBegun()) {
            try {
                RunConfiguration.read(folder);
            } catch (InvalidInputException e) {
                throw new InvalidInputException(e.getMessage() + ". Put the file back, or delete it to have it written anew; "
                        + "--restart starts the run afresh", e);
            }
        }
    }

    /** @param threads for a run that has none yet */
    Process start(int threads) throws IOException {
        int fixed = folder.provenance().map(Provenance::threads).orElse(threads);
        return WorkerProcess.start(folder, dataHome, fixed, WorkerProcess.Attachment.ATTACHED);
    }

    /** The worker stops after its current step when its input ends; it is waited for. */
    static void stop(Process worker) {
        try {
            worker.getOutputStream().close();
            worker.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            worker.destroy();
        }
    }

    /** A data set of the user's own may have changed under the same path: its run is then another one. */
    private void requireSameData(String checksum) {
        Optional<Provenance> provenance = folder.provenance();
        if (provenance.isPresent() && !provenance.get().datasetChecksum().equals(checksum)) {
            throw new InvalidInputException(
                    "%s was made with other images than dataset.path holds now; allowed: the same images, or another name"
                            .formatted(folder.path()));
        }
    }

    private Optional<String> elsewhere() {
        try {
            return folder.status().flatMap(RunStatus::elsewhere);
        } catch (InvalidInputException _) {
            return Optional.empty();
        }
    }

    /** A worker whose command line was killed ends within a step, so it is given a moment. */
    private RunLock lock() throws IOException, InterruptedException {
        return RunLock.acquire(folder, LOCK, sentence -> System.out.println("Note: " + sentence), () -> false)
                .orElseThrow(() -> new InvalidInputException("%s is being trained by another process%s".formatted(folder.path(),
                        elsewhere().map(" on "::concat).orElse(""))));
    }
}
