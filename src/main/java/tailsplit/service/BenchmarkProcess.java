package tailsplit.service;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import tailsplit.run.RunFolder;

/** Starts a process that times training steps as a worker would do them. */
public final class BenchmarkProcess {
    private static final String MAIN = "tailsplit.worker.BenchmarkWorker";

    private BenchmarkProcess() {}

    /**
     * @param folder with the configuration; gets the log
     * @param steps  that are timed
     * @param result the file that is written
     */
    public static Process start(RunFolder folder, int steps, int threads, Path dataHome, Path result) throws IOException {
        List<String> arguments = List.of(folder.configuration().toString(), String.valueOf(steps), result.toString());
        ProcessBuilder builder = WorkerProcess.java(folder, dataHome, threads, MAIN, arguments);
        return builder.redirectOutput(Redirect.appendTo(folder.log().toFile())).start();
    }
}
