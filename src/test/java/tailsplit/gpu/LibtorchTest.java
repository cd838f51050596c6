package tailsplit.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.file.InvalidInputException;

/** Which libtorch lies in a folder, whether it fits, and how a JVM is told to take it. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class LibtorchTest {
    private Path folder;

    @BeforeEach
    void realFolder(@TempDir Path temporary) throws IOException {
        folder = temporary.toRealPath();
    }

    @Test
    void aPythonEnvironmentIsFoundFromEachOfItsFolders() throws IOException {
        Path libraries = StandIns.environment(folder, "2.7.1+cu128", "'12.8'");
        Libtorch expected = new Libtorch(libraries, "2.7.1", "cu128");
        for (String place : List.of("", "lib/python3.12/site-packages", "lib/python3.12/site-packages/torch",
                "lib/python3.12/site-packages/torch/lib")) {
            assertEquals(expected, Libtorch.read(folder.resolve(place)).requireFits(), place);
        }
        assertEquals(List.of("libshm.so", "libtorch_python.so"), expected.strangers());
        assertEquals(
                Optional.of(folder.resolve("lib/python3.12/site-packages/nvidia/cuda_runtime/lib/libcudart.so.12")),
                expected.cudaRuntime());
    }

    @Test
    void aLinkToAFolderIsFollowed() throws IOException {
        Path libraries = StandIns.environment(folder.resolve("environment"), "2.7.1+cu128", "'12.8'");
        assertEquals(libraries, Libtorch.read(Files.createSymbolicLink(folder.resolve("link"), libraries)).folder());
    }

    @Test
    void anUnpackedArchiveIsFoundToo() throws IOException {
        unpack(StandIns.official("2.7.1+cu128"));
        Libtorch expected = new Libtorch(folder.resolve("libtorch/lib"), "2.7.1", "cu128");
        assertEquals(expected, Libtorch.read(folder).requireFits());
        assertEquals(expected, Libtorch.read(folder.resolve("libtorch")));
        assertEquals(Optional.of(folder.resolve("libtorch/lib/libcudart-218eec4c.so.12")), expected.cudaRuntime());
    }

    @Test
    void whatDjlUnpackedSaysItInItsName() throws IOException {
        Path unpacked = folder.resolve("2.7.1-20250812-cpu-linux-x86_64");
        Files.createDirectories(unpacked);
        Files.writeString(unpacked.resolve("libtorch_cpu.so"), "library");
        assertEquals(new Libtorch(unpacked, "2.7.1", "cpu"), Libtorch.read(unpacked));
    }

    @Test
    void anotherBuildIsRefused() throws IOException {
        StandIns.environment(folder.resolve("older"), "2.6.0+cu124", "'12.4'");
        StandIns.environment(folder.resolve("other"), "2.7.1+cu126", "'12.6'");
        StandIns.environment(folder.resolve("cpu"), "2.7.1+cpu", "None");
        assertTrue(refusal("older").endsWith("found libtorch 2.6.0 for CUDA 12.4; allowed: libtorch 2.7.1 for CUDA "
                + "12.8, other builds cannot be loaded"), refusal("older"));
        assertTrue(refusal("other").contains("found libtorch 2.7.1 for CUDA 12.6;"), refusal("other"));
        assertTrue(refusal("cpu").contains("found libtorch 2.7.1 for the CPU only;"), refusal("cpu"));
    }

    @Test
    void whatIsNotWholeOrDoesNotSayWhatItIsIsRefused() throws IOException {
        assertTrue(refusal("").contains("found no libtorch (no libtorch_cpu.so)"), refusal(""));
        Path libraries = StandIns.environment(folder.resolve("broken"), "2.7.1+cu128", "'12.8'");
        Files.delete(libraries.resolve("libc10_cuda.so"));
        assertTrue(refusal("broken").contains("without libc10_cuda.so"), refusal("broken"));
        Files.delete(libraries.resolveSibling("version.py"));
        assertTrue(refusal("broken").contains("does not say which one it is"), refusal("broken"));
    }

    @Test
    void theProgramsOwnBuildIsNotOnTheClassPath() throws IOException {
        StandIns.environment(folder.resolve("environment"), "2.7.1+cu128", "'12.8'");
        LibtorchStore store = new LibtorchStore(folder.resolve("data"));
        LibtorchLaunch launch = LibtorchLaunch.all(Libtorch.read(folder.resolve("environment")), store);
        String kept = String.join(File.pathSeparator, "/a/pytorch-jni-2.7.1-0.35.1.jar", "/pytorch-native-cpu/classes", "/a/api.jar");
        assertEquals(kept, launch.classPath(kept.replace("/a/api.jar",
                "/a/pytorch-native-cpu-2.7.1-linux-x86_64.jar" + File.pathSeparator + "/a/api.jar")));
        assertEquals(List.of("-Djna.library.path=" + store.links()), launch.javaOptions());
        assertEquals("runtime", Files.readString(store.links().resolve("libcudart.so")));
    }

    @Test
    void aWorkerIsToldWhichLibtorchAndWhichGpus() throws IOException {
        Path libraries = StandIns.environment(folder.resolve("environment"), "2.7.1+cu128", "'12.8'");
        LibtorchStore store = new LibtorchStore(folder.resolve("data"));
        LibtorchInUse found = LibtorchInUse.of(Libtorch.read(libraries), List.of(1), 2);
        Map<String, String> environment = LibtorchLaunch.of(found, store).environment(Map.of());
        assertEquals(Map.of("PYTORCH_LIBRARY_PATH", libraries.toString(), "PYTORCH_VERSION", "2.7.1", "PYTORCH_FLAVOR", "cu128",
                "PYTORCH_LIBRARY_EXCLUSION", "libshm.so,libtorch_python.so", "CUDA_DEVICE_ORDER", "PCI_BUS_ID",
                "CUDA_VISIBLE_DEVICES", "1"), environment);
        assertFalse(LibtorchLaunch.of(found, store).environment(Map.of("CUDA_VISIBLE_DEVICES", "0")).containsKey("CUDA_VISIBLE_DEVICES"),
                "what the user has set stays");
        assertFalse(LibtorchLaunch.of(LibtorchInUse.of(found.libtorch(), List.of(0, 1), 2), store).environment(Map.of())
                .containsKey("CUDA_VISIBLE_DEVICES"));
    }

    @Test
    void aLibtorchThatWentOrChangedIsNotUsedAnyMore() throws IOException {
        Path libraries = StandIns.environment(folder.resolve("environment"), "2.7.1+cu128", "'12.8'");
        LibtorchStore store = new LibtorchStore(folder.resolve("data"));
        store.use(LibtorchInUse.of(Libtorch.read(libraries), List.of(0), 1));
        assertEquals(libraries, store.usable().orElseThrow().libtorch().folder());
        Files.writeString(libraries.resolve("libtorch_cuda.so"), "another version of the library");
        assertEquals(Optional.empty(), store.usable());
        assertEquals(Optional.of(libraries + " has changed since it was tried"), store.inUse().orElseThrow().problem());
        Files.move(folder.resolve("environment"), folder.resolve("elsewhere"));
        assertEquals(Optional.of(libraries + " is not there any more"), store.inUse().orElseThrow().problem());
    }

    private String refusal(String where) {
        return assertThrows(InvalidInputException.class, () -> Libtorch.read(folder.resolve(where)).requireFits()).getMessage();
    }

    private void unpack(Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }
}
