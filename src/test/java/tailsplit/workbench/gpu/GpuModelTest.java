package tailsplit.workbench.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.gpu.LibtorchInstaller;
import tailsplit.gpu.LibtorchSource;
import tailsplit.gpu.LibtorchStore;
import tailsplit.gpu.SelfTest;
import tailsplit.gpu.StandIns;
import tailsplit.service.GpuSetup;
import tailsplit.workbench.task.Background;

/** What the settings screen shows while a GPU is taken into use, without a toolkit. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class GpuModelTest {
    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<Runnable> window = new ConcurrentLinkedQueue<>();
    private final Background background = new Background(window::add);
    private final List<GpuModel.State> shown = new ArrayList<>();
    private int changes;

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void anEnvironmentIsTakenIntoUseAndRemoved() throws Exception {
        GpuModel model = model((libtorch, _) -> StandIns.firstOfTwo(libtorch));
        model.refresh();
        await(() -> now(model).report().isPresent());
        assertTrue(now(model).report().orElseThrow().installable());
        model.install(environment());
        await(() -> now(model).report().orElseThrow().missing().isEmpty());
        assertTrue(shown.stream().flatMap(state -> state.work().stream())
                .anyMatch(work -> work.text().equals("Trying it\u2026")), shown.toString());
        assertEquals("Ready: runs that start from now on can compute on the GPU.", now(model).news().orElseThrow().text());
        assertTrue(now(model).report().orElseThrow().used().startsWith("NVIDIA GeForce RTX 4090, with libtorch 2.7.1"));
        model.remove();
        await(() -> now(model).work().isEmpty() && now(model).report().orElseThrow().missing().isPresent());
        assertFalse(now(model).news().orElseThrow().bad());
        assertEquals(2, changes);
    }

    @Test
    void aFailedTrialIsTold() throws Exception {
        GpuModel model = model((_, _) -> SelfTest.Result.failed("libcudnn.so.9: cannot open shared object file"));
        model.install(environment());
        await(() -> now(model).report().isPresent());
        assertTrue(now(model).news().orElseThrow().bad());
        assertTrue(now(model).news().orElseThrow().text().contains("libcudnn.so.9: cannot open shared object file"));
        assertEquals("the processor (CPU)", now(model).report().orElseThrow().used());
        assertEquals(0, changes);
    }

    @Test
    void aTrialIsCancelled() throws Exception {
        GpuModel model = model((_, cancelled) -> {
            while (!cancelled.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            throw new CancellationException();
        });
        model.install(environment());
        await(() -> now(model).work().filter(work -> work.text().equals("Trying it\u2026")).isPresent());
        model.cancel();
        await(() -> now(model).work().isEmpty());
        assertEquals(Optional.of(new GpuModel.News("Cancelled. What has arrived is kept for the next time.", false)), now(model).news());
    }

    private GpuModel model(SelfTest trial) {
        LibtorchStore store = new LibtorchStore(folder.resolve("data"));
        GpuModel model = new GpuModel(new GpuSetup(store, () -> StandIns.TWO_GPUS, new LibtorchInstaller(store, trial)),
                background, () -> changes++);
        model.stateProperty().subscribe(state -> shown.add(state));
        return model;
    }

    private LibtorchSource environment() throws IOException {
        return new LibtorchSource.Folder(StandIns.environment(folder.resolve("environment"), "2.7.1+cu128", "'12.8'"));
    }

    private static GpuModel.State now(GpuModel model) {
        return model.stateProperty().get();
    }

    /** Does the window's work until something is so. */
    private void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2000 && !condition.getAsBoolean(); i++) {
            Runnable work = window.poll();
            if (work == null) {
                TimeUnit.MILLISECONDS.sleep(10);
            } else {
                work.run();
            }
        }
        assertTrue(condition.getAsBoolean(), shown.toString());
    }
}
