package tailsplit.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts the process that trains a run: a JVM of its own, so that whatever happens in it stays in it, with the thread
 * count and memory settings that training wants.
 */
public final class WorkerProcess {
    private static final String MAIN = "tailsplit.worker.Worker";

    /** Keeps freed memory and uses huge pages: measured to be a fifth faster with glibc's allocator. */
    private static final String MALLOC = "glibc.malloc.hugetlb=1:glibc.malloc.trim_threshold=4000000000"
            + ":glibc.malloc.mmap_threshold=4000000000:glibc.malloc.top_pad=268435456";

    private WorkerProcess() {}

    /**
     * The worker stops when its standard input ends, so it does not outlive whoever started it. What it prints goes
     * to the log.
     *
     * @param runFolder with the run's configuration
     * @param dataHome  where downloaded data sets lie
     * @param threads   that libtorch computes with, at least 1
     * @param log       is appended to
     */
    public static Process start(Path runFolder, Path dataHome, int threads, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A small heap that grows as it must: native memory is freed when its small Java handles are collected.
                "-XX:+UseSerialGC", "-Xms96m", "-Xmn32m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20",
                "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=true",
                "-Dai.djl.pytorch.num_threads=" + threads,
                "-Dai.djl.pytorch.num_interop_threads=1",
                "-Djava.util.logging.SimpleFormatter.format=%1$tF %1$tT %4$s %5$s%6$s%n",
                "-cp", System.getProperty("java.class.path"),
                MAIN, runFolder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("OPT_OUT_TRACKING", "true");
        environment.put("TAILSPLIT_DATA", dataHome.toString());
        environment.putIfAbsent("GLIBC_TUNABLES", MALLOC);
        return builder.start();
    }
}
