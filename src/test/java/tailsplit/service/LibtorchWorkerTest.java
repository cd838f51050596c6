package tailsplit.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.file.InvalidInputException;
import tailsplit.gpu.Libtorch;
import tailsplit.gpu.LibtorchInUse;
import tailsplit.gpu.LibtorchInstaller;
import tailsplit.gpu.LibtorchSource;
import tailsplit.gpu.LibtorchStore;
import tailsplit.gpu.SelfTest;
import tailsplit.gpu.StandIns;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;

/**
 * Real processes with a libtorch of this machine: the program's own build, laid out as pip lays it out, stands in for the
 * CUDA build.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class LibtorchWorkerTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path own;
    private Path libraries;

    @BeforeEach
    void layOut() throws Exception {
        data = folder.resolve("data");
        SelfTest.Result tried = new SelfTestProcess(data).ofWhatIsUsed();
        assertEquals(Optional.empty(), tried.problem());
        own = Path.of(tried.folder());
        libraries = Files.createDirectories(folder.resolve("an environment/torch/lib"));
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("lib")).toList()) {
                linkOrCopy(file, libraries.resolve(file.getFileName()));
            }
        }
        Files.writeString(libraries.resolveSibling("version.py"), "__version__ = '2.7.1+cpu'\ncuda: Optional[str] = None\n");
    }

    @Test
    void aWorkerLoadsTheLibtorchThatIsInUseAndNothingOfTheProgramsOwn() throws Exception {
        RunFolder plain = run("plain");
        WorkerProcess.start(plain, data, 1, WorkerProcess.Attachment.ATTACHED).waitFor();
        Libtorch libtorch = Libtorch.read(folder.resolve("an environment"));
        new LibtorchStore(data).use(LibtorchInUse.of(libtorch, List.of(), 0));
        RunFolder run = run("other");
        Process worker = WorkerProcess.start(run, data, 1, WorkerProcess.Attachment.ATTACHED);
        String command = Files.readString(Path.of("/proc/" + worker.pid() + "/cmdline"));
        String loaded = loaded(worker);
        assertEquals(0, worker.waitFor(), () -> run.log().toString());
        assertTrue(loaded.contains(libraries.resolve("libtorch_cpu.so").toString()), loaded);
        assertTrue(loaded.contains(libraries.resolve("libc10.so").toString()), loaded);
        assertFalse(loaded.contains(own + "/"), loaded);
        assertTrue(command.contains("pytorch-jni"));
        assertFalse(command.contains("pytorch-native-cpu"));
        assertEquals(RunState.FINISHED, run.status().orElseThrow().state());
        assertEquals(plain.epochs().getLast().trainLoss(), run.epochs().getLast().trainLoss(), "the same libtorch computes the same");
    }

    @Test
    void aLibtorchThatIsGoneLeavesTheProcessorInUseAndSaysSo() throws Exception {
        LibtorchStore store = new LibtorchStore(data);
        store.use(LibtorchInUse.of(Libtorch.read(libraries), List.of(0), 1));
        Files.move(folder.resolve("an environment"), folder.resolve("elsewhere"));
        RunFolder run = run("run");
        assertEquals(0, WorkerProcess.start(run, data, 1, WorkerProcess.Attachment.ATTACHED).waitFor());
        assertEquals(RunState.FINISHED, run.status().orElseThrow().state());
        assertEquals("No GPU is used, only the processor: %s is not there any more; 'tailsplit devices' says more".formatted(libraries),
                Files.readAllLines(run.log()).getFirst());
    }

    @Test
    void aTrialSaysWhereLibtorchWasLoadedFrom() throws Exception {
        SelfTest.Result tried = new SelfTestProcess(data).of(Libtorch.read(libraries), () -> false);
        assertEquals(Optional.empty(), tried.problem());
        assertEquals(libraries.toString(), tried.folder());
        assertEquals("2.7.1", tried.version());
        assertEquals(List.of(), tried.gpus());
        assertEquals("it finds no GPU that it can compute on", tried.reason());
    }

    @Test
    void whatCannotBeLoadedIsOneLineAndNoCrash() throws Exception {
        Files.delete(libraries.resolve("libtorch_cpu.so"));
        Files.writeString(libraries.resolve("libtorch_cpu.so"), "not a library");
        SelfTest.Result tried = new SelfTestProcess(data).of(Libtorch.read(libraries), () -> false);
        assertTrue(tried.reason().contains("libtorch_cpu.so: file too short"), tried.reason());
        assertEquals(1, tried.reason().lines().count());
        assertTrue(Files.readString(new LibtorchStore(data).log()).contains("UnsatisfiedLinkError"));
    }

    @Test
    void aBuildThatDoesNotComputeOnTheGpuIsNotUsed() throws Exception {
        Files.writeString(libraries.resolveSibling("version.py"), "__version__ = '2.7.1+cu128'\ncuda: Optional[str] = '12.8'\n");
        linkOrCopy(own.resolve("libtorch.so"), libraries.resolve("libtorch_cuda.so"));
        linkOrCopy(own.resolve("libc10.so"), libraries.resolve("libc10_cuda.so"));
        LibtorchStore store = new LibtorchStore(data);
        GpuSetup setup = new GpuSetup(store, () -> StandIns.TWO_GPUS, new LibtorchInstaller(store, new SelfTestProcess(data)));
        InvalidInputException refusal = assertThrows(InvalidInputException.class,
                () -> setup.install(new LibtorchSource.Folder(folder.resolve("an environment")), (_, _, _) -> {}, () -> false));
        assertTrue(refusal.getMessage().startsWith("libtorch 2.7.1 for CUDA 12.8 is there but does not compute on a "
                + "GPU of this machine: "), refusal.getMessage());
        assertEquals(Optional.empty(), store.inUse());
        assertEquals(Optional.of("libtorch 2.7.1 for CUDA 12.8, the library that computes on the GPU."), setup.report().missing());
    }

    @Test
    void aTrialIsCancelled() {
        assertThrows(CancellationException.class, () -> new SelfTestProcess(data).of(Libtorch.read(libraries), () -> true));
        assertEquals(List.of(), ProcessHandle.current().children().map(child -> child.info().commandLine().orElse(""))
                .filter(line -> line.contains("SelfTestWorker")).toList());
    }

    private RunFolder run(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), """
                name: Small
                dataset: {name: shapes10}
                imbalance: {factor: 0.1, max: 60}
                network: {name: resnet8}
                training: {epochs: 2, batch: 32, threads: 1}
                projection: {images: 60}
                """);
        Configuration configuration = Prepared.of(ConfigurationFile.read(file), data).configuration();
        RunFolder run = new RunFolder(Files.createDirectories(folder.resolve(name)));
        ConfigurationFile.write(configuration, run.configuration());
        return run;
    }

    /** The libraries in the memory of a process, once libtorch is among them. */
    private static String loaded(Process process) throws Exception {
        Path maps = Path.of("/proc/" + process.pid() + "/maps");
        String text = "";
        while (process.isAlive() && !text.contains("libdjl_torch")) {
            TimeUnit.MILLISECONDS.sleep(10);
            text = Files.readString(maps);
        }
        return text;
    }

    private static void linkOrCopy(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (IOException _) {
            Files.copy(from, to);
        }
    }
}
