package tailsplit.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.gpu.StandIns;
import tailsplit.protocol.ExitCode;

/** The real command, with a stand-in for nvidia-smi on its PATH. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class DevicesCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aGpuWithoutItsLibtorchIsSaidWithWhatToDo() throws Exception {
        Said said = devices("echo 'NVIDIA GeForce RTX 4090, 24564, 550.54.14'");
        assertEquals(ExitCode.DONE, said.code, said.text);
        assertTrue(said.text.contains("GPU        NVIDIA GeForce RTX 4090, 24.0 GiB; driver 550.54.14\n"), said.text);
        assertTrue(said.text.contains("Used       the processor, with libtorch 2.7.1\n"), said.text);
        assertTrue(said.text.contains("Missing    libtorch 2.7.1 for CUDA 12.8, the library that computes on the GPU.\n"), said.text);
        assertTrue(said.text.contains("'tailsplit devices --install-gpu' gets libtorch 2.7.1 for CUDA 12.8, about 3 GB "
                + "from download.pytorch.org"), said.text);
        assertTrue(said.text.contains("auto takes cpu; allowed here: auto, cpu\n"), said.text);
    }

    @Test
    void anUnfitLibtorchIsRefusedInOneLine() throws Exception {
        StandIns.environment(folder.resolve("environment"), "2.6.0+cu124", "'12.4'");
        Said said = devices("echo 'NVIDIA GeForce RTX 4090, 24564, 550.54.14'", "--install-gpu", folder.resolve("environment").toString());
        assertEquals(ExitCode.INVALID_INPUT, said.code);
        assertEquals(1, said.text.lines().count(), said.text);
        assertTrue(said.text.contains("found libtorch 2.6.0 for CUDA 12.4; allowed: libtorch 2.7.1 for CUDA 12.8"), said.text);
    }

    @Test
    void nothingIsGotWhereTheDriverDoesNotWork() throws Exception {
        Said said = devices("echo 'Failed to initialize NVML: Driver/library version mismatch'; exit 18", "--install-gpu");
        assertEquals(ExitCode.INVALID_INPUT, said.code);
        assertEquals(1, said.text.lines().count(), said.text);
        assertTrue(said.text.contains("would be of no use here") && said.text.contains("Restarting the machine often helps"), said.text);
    }

    private record Said(int code, String text) {}

    private Said devices(String nvidiaSmi, String... arguments) throws IOException, InterruptedException {
        Path tool = Files.createDirectories(folder.resolve("bin")).resolve("nvidia-smi");
        Files.writeString(tool, "#!/bin/sh\n" + nvidiaSmi + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), Tailsplit.class.getName(), "devices", "--data",
                folder.resolve("data").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", tool.getParent().toString(), (path, first) -> first + File.pathSeparator + path);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(process.waitFor(), text);
    }
}
