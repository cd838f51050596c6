package tailsplit.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;
import tailsplit.protocol.WorkerCommand;
import tailsplit.run.RunFolder;
import tailsplit.splitting.ClassChoices;

/** A process that trains an experiment's pilot and finds the modes of its classes. Nothing stays of it on the disk. */
public final class ModesProcess {
    private final RunFolder folder;
    private final TaskProcess process;

    private ModesProcess(RunFolder folder, TaskProcess process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * @param minimumSize images of a subclass, at least
     * @param epochs      of the pilot
     * @param dataHome    where downloaded data sets lie
     */
    public static ModesProcess start(Configuration configuration, int minimumSize, int epochs, Path dataHome) throws IOException {
        RunFolder folder = new RunFolder(Files.createTempDirectory("tailsplit-modes"));
        try {
            ConfigurationFile.write(configuration, folder.configuration());
            int wanted = configuration.getInt(Settings.TRAINING_THREADS);
            int threads = wanted == 0 ? Runtime.getRuntime().availableProcessors() : wanted;
            Process process = WorkerProcess.java(folder, dataHome, threads,
                    new WorkerCommand.FindModes(folder.configuration(), minimumSize, epochs, result(folder))).start();
            return new ModesProcess(folder, new TaskProcess(process, "the search for modes", folder.log()));
        } catch (IOException | RuntimeException e) {
            folder.delete();
            throw e;
        }
    }

    /**
     * Waits for its end.
     *
     * @param progress hears the share that is done, from 0 to 1
     * @throws InvalidInputException where it could not do what it was asked for
     * @throws CancellationException where it was cancelled
     */
    public ClassChoices await(DoubleConsumer progress) throws IOException, InterruptedException {
        try {
            process.await(progress);
            return Json.read(result(folder), ClassChoices.class).orElseThrow();
        } finally {
            if (!process.failed()) {
                clean();
            }
        }
    }

    public void cancel() {
        process.cancel();
    }

    /** Cancels it and waits until nothing is left of it: for the end of the program. */
    public void abandon() {
        process.cancel();
        process.waitUninterrupted();
        clean();
    }

    private synchronized void clean() {
        folder.delete();
    }

    private static Path result(RunFolder folder) {
        return folder.path().resolve("modes.json");
    }
}
