package tailsplit.service;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import tailsplit.protocol.WorkerCommand;
import tailsplit.run.RunFolder;

/** Starts a process that times training steps as a worker would do them. */
public final class BenchmarkProcess {
    private BenchmarkProcess() {}

    /**
     * @param folder with the configuration; gets the log
     * @param steps  that are timed
     * @param result the file that is written
     */
    public static Process start(RunFolder folder, int steps, int threads, Path dataHome, Path result) throws IOException {
        ProcessBuilder builder = WorkerProcess.java(folder, dataHome, threads,
                new WorkerCommand.Benchmark(folder.configuration(), steps, result));
        return builder.redirectOutput(Redirect.appendTo(folder.log().toFile())).start();
    }
}
