package tailsplit.service;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;
import tailsplit.gpu.LibtorchLaunch;
import tailsplit.gpu.LibtorchStore;
import tailsplit.protocol.Program;
import tailsplit.protocol.WorkerCommand;
import tailsplit.run.RunFolder;

/**
 * Starts the process that trains a run: a JVM of its own, so that whatever happens in it stays in it, with the thread
 * count and memory settings that training wants.
 */
public final class WorkerProcess {
    /** Keeps freed memory and uses huge pages: measured to be a fifth faster with glibc's allocator. */
    private static final String MALLOC = "glibc.malloc.hugetlb=1:glibc.malloc.trim_threshold=4000000000"
            + ":glibc.malloc.mmap_threshold=4000000000:glibc.malloc.top_pad=268435456";

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private WorkerProcess() {}

    /** What a worker does when its starter ends. */
    public enum Attachment {
        /** It stops: its standard input has ended. */
        ATTACHED,
        /** It goes on, also when the terminal of its starter is closed. */
        DETACHED
    }

    /** What a command begins with that hears neither Ctrl-C nor the end of this process's terminal. */
    static List<String> ownSession() {
        return Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of();
    }

    /**
     * What the worker prints is appended to the run's log.
     *
     * @param run      with the run's configuration in it
     * @param dataHome where downloaded data sets lie
     * @param threads  that libtorch computes with, at least 1
     */
    public static Process start(RunFolder run, Path dataHome, int threads, Attachment attachment) throws IOException {
        run.withdrawStopRequest();
        ProcessBuilder builder = java(run, dataHome, threads, new WorkerCommand.Train(run.path(), attachment == Attachment.DETACHED));
        if (attachment == Attachment.DETACHED) {
            builder.command().addAll(0, ownSession());
        }
        return builder.redirectOutput(builder.redirectError()).start();
    }

    /** A JVM with the natives, whose errors are appended to the run's log. */
    static ProcessBuilder java(RunFolder run, Path dataHome, int threads, WorkerCommand command) {
        return java(run.log(), run.path().resolve("crash.txt"), dataHome, threads, command,
                libtorch(dataHome, why -> note(run, why)));
    }

    /**
     * A JVM with the natives.
     *
     * @param log      errors are appended to it
     * @param crash    is written when the JVM itself breaks down
     * @param libtorch that computes; the program's own, for the processor, where it is empty
     */
    static ProcessBuilder java(Path log, Path crash, Path dataHome, int threads, WorkerCommand command,
            Optional<LibtorchLaunch> libtorch) {
        String classPath = System.getProperty("java.class.path");
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A small heap that grows as it must: native memory is freed when its small Java handles are collected.
                "-XX:+UseSerialGC", "-Xms96m", "-Xmn32m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Dai.djl.offline=true",
                "-Dai.djl.pytorch.num_threads=" + threads,
                "-Dai.djl.pytorch.num_interop_threads=1",
                "-XX:ErrorFile=" + crash,
                "-Djava.util.logging.SimpleFormatter.format=%1$tF %1$tT %4$s %5$s%6$s%n"));
        words.addAll(libtorch.map(LibtorchLaunch::javaOptions).orElse(List.of()));
        words.addAll(List.of("-cp", libtorch.map(found -> found.classPath(classPath)).orElse(classPath), WorkerCommand.MAIN_CLASS));
        words.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        Program.tell(environment);
        environment.put("OPT_OUT_TRACKING", "true");
        environment.put("TAILSPLIT_DATA", dataHome.toString());
        environment.putIfAbsent("GLIBC_TUNABLES", MALLOC);
        libtorch.ifPresent(found -> environment.putAll(found.environment(environment)));
        return builder;
    }

    /**
     * The CUDA build of libtorch, where one is in use.
     *
     * @param unusable hears why the one in use cannot be taken
     */
    static Optional<LibtorchLaunch> libtorch(Path dataHome, Consumer<String> unusable) {
        LibtorchStore store = new LibtorchStore(dataHome);
        store.problem().ifPresent(unusable);
        try {
            Optional<LibtorchLaunch> launch = store.usable().map(found -> LibtorchLaunch.of(found, store));
            launch.ifPresent(LibtorchLaunch::javaOptions);
            return launch;
        } catch (InvalidInputException e) {
            unusable.accept(e.getMessage());
            return Optional.empty();
        }
    }

    private static void note(RunFolder run, String why) {
        try {
            Files.writeString(run.log(), "No GPU is used, only the processor: %s; 'tailsplit devices' says more%n".formatted(why),
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new InvalidInputException("cannot write %s: %s".formatted(run.log(), FileProblem.reason(e)), e);
        }
    }
}
