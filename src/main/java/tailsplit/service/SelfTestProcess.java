package tailsplit.service;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tailsplit.file.Folders;
import tailsplit.file.Json;
import tailsplit.gpu.Libtorch;
import tailsplit.gpu.LibtorchLaunch;
import tailsplit.gpu.LibtorchStore;
import tailsplit.gpu.SelfTest;
import tailsplit.protocol.WorkerCommand;

/** Tries a libtorch in a process that is started as one that trains. */
public final class SelfTestProcess implements SelfTest {
    /** Gigabytes of libraries may have to come from a slow disk. */
    private static final int SECONDS = 300;
    private static final int POLL_MILLIS = 100;

    private final Path dataHome;
    private final LibtorchStore store;

    /** @param dataHome with the builds of libtorch that were got */
    public SelfTestProcess(Path dataHome) {
        this.dataHome = dataHome;
        store = new LibtorchStore(dataHome);
    }

    @Override
    public Result of(Libtorch libtorch, BooleanSupplier cancelled) throws IOException, InterruptedException {
        return run(Optional.of(LibtorchLaunch.all(libtorch, store)), cancelled);
    }

    /** Tries what a run would be trained with. */
    public Result ofWhatIsUsed() throws IOException, InterruptedException {
        return run(WorkerProcess.libtorch(dataHome, _ -> {}), () -> false);
    }

    private Result run(Optional<LibtorchLaunch> libtorch, BooleanSupplier cancelled) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tailsplit-self-test");
        Path result = folder.resolve("result.json");
        try {
            store.create();
            Files.deleteIfExists(store.log());
            Process process = WorkerProcess.java(store.log(), folder.resolve("crash.txt"), dataHome, 1,
                    new WorkerCommand.SelfTest(result), libtorch)
                    .redirectOutput(Redirect.appendTo(store.log().toFile())).start();
            if (!ends(process, cancelled)) {
                return Result.failed("it did not answer within %d minutes".formatted(SECONDS / 60));
            }
            return Json.read(result, Result.class)
                    .orElseGet(() -> Result.failed("the process that tried it ended with exit code " + process.exitValue()));
        } finally {
            Folders.delete(folder);
        }
    }

    /** Whether it ends by itself; in any case it does not go on. */
    private static boolean ends(Process process, BooleanSupplier cancelled) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                if (System.nanoTime() > limit) {
                    return false;
                }
            }
            return true;
        } finally {
            process.destroyForcibly();
        }
    }
}
