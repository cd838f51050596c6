package tailsplit.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.service.GpuSetup;

/** What is said of each kind of machine. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class GpuReportTest {
    @TempDir
    private Path home;

    @Test
    void withoutAWorkingDriverTheBuildIsNotOffered() {
        assertMissing(new Hardware.Absent(), "Training on a GPU needs one of NVIDIA's.");
        assertMissing(new Hardware.NoDriver(1), "NVIDIA's driver is missing. Install version 525.60.13 or newer");
        assertMissing(new Hardware.Broken("Driver/library version mismatch"), "NVIDIA's driver does not work. Restarting the machine");
        assertMissing(new Hardware.Ready(List.of(new Gpu("Tesla K80", OptionalLong.of(11441))), "470.256.02"),
                "NVIDIA's driver 470.256.02 is too old");
        assertMissing(new Hardware.Ready(List.of(new Gpu("Tesla K80", OptionalLong.of(11441))), "525.60.9"),
                "NVIDIA's driver 525.60.9 is too old");
        assertTrue(report(new Hardware.Broken("Driver/library version mismatch")).found()
                .endsWith("nvidia-smi says: Driver/library version mismatch"));
    }

    @Test
    void whatIsFoundUsedAndMissingIsSaid() throws IOException {
        assertEquals(new GpuReport("NVIDIA GeForce RTX 4090, 24.0 GiB; NVIDIA GeForce GT 710, 2.0 GiB; driver "
                + "550.54.14", "the processor (CPU)",
                Optional.of("libtorch 2.7.1 for CUDA 12.8, the library that computes on the GPU."), true), report(StandIns.TWO_GPUS));
        Path libraries = StandIns.environment(home.resolve("environment"), "2.7.1+cu128", "'12.8'");
        store().use(LibtorchInUse.of(Libtorch.read(libraries), List.of(0), 2));
        GpuReport used = report(StandIns.TWO_GPUS);
        assertEquals("NVIDIA GeForce RTX 4090, with libtorch 2.7.1 in " + libraries, used.used());
        assertEquals(Optional.empty(), used.missing());
        Files.delete(libraries.resolve("libtorch_cuda.so"));
        assertEquals("the processor (CPU)", report(StandIns.TWO_GPUS).used());
        assertEquals(Optional.of("libtorch 2.7.1 for CUDA 12.8: %s has changed since it was tried."
                .formatted(libraries)), report(StandIns.TWO_GPUS).missing());
    }

    @Test
    void aNoteThatCannotBeReadLeavesTheProcessorInUse() throws IOException {
        Files.createDirectories(home.resolve("libtorch"));
        Files.writeString(home.resolve("libtorch/in-use.json"), "{\"folder\":");
        GpuReport report = report(StandIns.TWO_GPUS);
        assertEquals("the processor (CPU)", report.used());
        assertTrue(report.missing().orElseThrow().contains("cannot read " + home.resolve("libtorch/in-use.json")), report.missing().get());
        assertTrue(report.installable());
        store().remove();
        assertEquals(Optional.empty(), store().problem());
    }

    @Test
    void aPlatformWithoutACudaBuildIsToldSo() {
        String architecture = System.setProperty("os.arch", "aarch64");
        try {
            assertMissing(StandIns.TWO_GPUS, "There is a CUDA build of libtorch for Linux and Windows on x86-64 only.");
            assertFalse(new GpuSetup(home).report().installable());
        } finally {
            System.setProperty("os.arch", architecture);
        }
    }

    private void assertMissing(Hardware hardware, String said) {
        GpuReport report = report(hardware);
        assertTrue(report.missing().orElseThrow().startsWith(said), report.missing().get());
        assertEquals("the processor (CPU)", report.used());
        assertFalse(report.installable());
    }

    private GpuReport report(Hardware hardware) {
        return GpuReport.of(hardware, store());
    }

    private LibtorchStore store() {
        return new LibtorchStore(home);
    }
}
