package tailsplit.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A stand-in for nvidia-smi, and folders like those of the kernel. */
@DisabledOnOs(OS.WINDOWS)
class HardwareSearchTest {
    @TempDir
    private Path root;

    @Test
    void nvidiaSmiTellsNamesMemoryAndDriver() throws IOException {
        assertEquals(StandIns.TWO_GPUS, find("echo 'NVIDIA GeForce RTX 4090, 24564, 550.54.14'; echo 'NVIDIA GeForce "
                + "GT 710, 2048, 550.54.14'"));
        assertEquals(new Hardware.Ready(List.of(new Gpu("NVIDIA GB10", OptionalLong.empty())), "580.95.05"),
                find("echo 'NVIDIA GB10, [N/A], 580.95.05'"), "a GPU without memory of its own");
    }

    @Test
    void nvidiaSmiIsAskedForWhatIsRead() throws IOException {
        assertEquals(new Hardware.Broken("--query-gpu=name,memory.total,driver_version --format=csv,noheader,nounits"),
                find("echo \"$@\"; exit 1"));
    }

    @Test
    void itsProblemsAreHandedOn() throws IOException {
        assertEquals(new Hardware.Broken("Failed to initialize NVML: Driver/library version mismatch"),
                find("echo 'Failed to initialize NVML: Driver/library version mismatch'; echo 'NVML library version: 550.54'; exit 18"));
        assertEquals(new Hardware.Broken("nvidia-smi ended with exit code 9"), find("exit 9"));
        assertEquals(new Hardware.Absent(), find("true"));
    }

    @Test
    void withoutNvidiaSmiTheKernelModuleTells() throws IOException {
        write("proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu Feb 22 "
                + "01:44:30 UTC 2024\nGCC version:  gcc 12.2.0\n");
        write("proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA RTX A6000\nIRQ:   \t\t 143\n");
        assertEquals(new Hardware.Ready(List.of(new Gpu("NVIDIA RTX A6000", OptionalLong.empty())), "550.54.14"), search("absent").find());
    }

    @Test
    void withoutADriverTheDevicesTell() throws IOException {
        write("sys/bus/pci/devices/0000:00:02.0/vendor", "0x8086\n");
        write("sys/bus/pci/devices/0000:00:02.0/class", "0x030000\n");
        assertEquals(new Hardware.Absent(), search("absent").find());
        write("sys/bus/pci/devices/0000:01:00.0/vendor", "0x10de\n");
        write("sys/bus/pci/devices/0000:01:00.0/class", "0x030000\n");
        write("sys/bus/pci/devices/0000:01:00.1/vendor", "0x10de\n");
        write("sys/bus/pci/devices/0000:01:00.1/class", "0x040300\n");
        assertEquals(new Hardware.NoDriver(1), search("absent").find(), "its sound is no GPU");
    }

    @Test
    void cudaCountsTheGpusThatItMaySee() throws IOException {
        find("echo 'first, 24564, 550.54.14'; echo 'second, 2048, 550.54.14'");
        assertEquals(Optional.of("second"), name(1, Map.of()));
        assertEquals(Optional.of("second"), name(0, Map.of("CUDA_VISIBLE_DEVICES", "1")));
        assertEquals(Optional.of("first"), name(1, Map.of("CUDA_VISIBLE_DEVICES", "1, 0")));
        assertEquals(Optional.empty(), name(2, Map.of()), "there are two");
        assertEquals(Optional.empty(), name(1, Map.of("CUDA_VISIBLE_DEVICES", "1")), "it sees one");
        assertEquals(Optional.empty(), name(0, Map.of("CUDA_VISIBLE_DEVICES", "GPU-8932f937")), "named by an identifier");
        assertEquals(Optional.empty(), name(0, Map.of("CUDA_VISIBLE_DEVICES", "")), "it sees none");
    }

    private Optional<String> name(int number, Map<String, String> environment) {
        return search(root.resolve("nvidia-smi").toString()).find(new ComputeDevice.NumberedGpu(number), environment).map(Gpu::name);
    }

    private Hardware find(String script) throws IOException {
        Path tool = root.resolve("nvidia-smi");
        Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        return search(tool.toString()).find();
    }

    private HardwareSearch search(String tool) {
        return new HardwareSearch(List.of(tool.equals("absent") ? root.resolve(tool).toString() : tool), root);
    }

    private void write(String file, String text) throws IOException {
        Path target = root.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }
}
