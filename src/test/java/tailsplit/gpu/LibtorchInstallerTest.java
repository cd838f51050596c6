package tailsplit.gpu;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.StubServer;
import tailsplit.download.Checksum;
import tailsplit.download.DownloadException;
import tailsplit.download.DownloadProgress;
import tailsplit.download.RemoteFile;
import tailsplit.file.ExclusiveLock;
import tailsplit.file.InvalidInputException;

/** The CUDA build of libtorch from a server, an archive and a folder, all of them small stand-ins, with every fault on purpose. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class LibtorchInstallerTest {
    private static final String NAME = "libtorch-cxx11-abi-shared-with-deps-2.7.1+cu128.zip";
    private static final DownloadProgress UNHEARD = (_, _, _) -> {};
    private static final Set<String> WANTED = Set.of("build-version", "libtorch.so", "libtorch_cpu.so", "libtorch_cuda.so", "libc10.so",
            "libc10_cuda.so", "libcudart-218eec4c.so.12", "libcudnn_ops.so.9");

    @TempDir
    private Path home;

    private LibtorchStore store;
    private StubServer server;
    private SelfTest trial = (libtorch, _) -> StandIns.firstOfTwo(libtorch);
    private DiskSpace space = DiskSpace.ofThisMachine();

    @BeforeEach
    void serve() throws IOException {
        store = new LibtorchStore(home.resolve("data"));
        server = new StubServer(StandIns.zip(StandIns.official("2.7.1+cu128")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theOfficialArchiveHasAnAddressAndAChecksum() {
        RemoteFile official = LibtorchInstaller.official();
        assertEquals(NAME, official.fileName());
        assertEquals("download.pytorch.org", official.address().getHost());
        assertEquals(64, official.checksum().orElseThrow().digits().length());
        assertEquals(Set.of("linux-x86_64", "win-x86_64"), RemoteFile.read(LibtorchInstaller.class, "libtorch.csv").keySet());
    }

    @Test
    void aDownloadIsVerifiedUnpackedTriedAndUsed() throws Exception {
        List<String> steps = new ArrayList<>();
        LibtorchInUse found = installer().install(new LibtorchSource.Network(), (what, _, _) -> steps.add(what), () -> false);
        assertEquals(List.of(NAME, "Unpacking", "Trying it"), steps.stream().distinct().toList());
        assertEquals(WANTED, names(store.downloaded()), "without headers, Python and tests");
        assertEquals(store.downloaded(), found.libtorch().folder());
        assertEquals(List.of(0), found.gpus());
        assertEquals(Optional.of(found), store.usable());
        assertEquals(Set.of("in-use.json", "install.lock", store.downloaded().getFileName().toString()),
                names(home.resolve("data/libtorch")), "the archive is gone");
    }

    @Test
    void aConnectionThatIsCutGoesOnWhereItBroke() throws Exception {
        server.breakAfter(10_000);
        install();
        assertEquals(List.of("null", "bytes=10000-"), server.ranges());
        assertEquals(WANTED, names(store.downloaded()));
    }

    @Test
    void aCancelledDownloadIsContinuedByTheNext() throws Exception {
        List<Long> arrived = new ArrayList<>();
        server.standStillAfter(5_000);
        assertThrows(DownloadException.class,
                () -> installer().install(new LibtorchSource.Network(), (_, bytes, _) -> arrived.add(bytes), () -> !arrived.isEmpty()));
        assertFalse(installer().isDownloaded());
        install();
        assertEquals("bytes=%d-".formatted(arrived.getLast()), server.ranges().getLast());
        assertTrue(store.usable().isPresent());
    }

    @Test
    void anotherChecksumIsRefused() throws Exception {
        byte[] other = server.content().clone();
        RemoteFile official = official();
        other[3_000]++;
        server.content(other);
        InvalidInputException refusal = assertThrows(InvalidInputException.class,
                () -> installer(official).install(new LibtorchSource.Network(), UNHEARD, () -> false));
        assertTrue(refusal.getMessage().contains("allowed: the published sha256:"), refusal.getMessage());
        nothingIsThere();
    }

    @Test
    void aMissingFileIsSaidInOneLine() {
        server.answerWith(404);
        DownloadException failure = assertThrows(DownloadException.class, this::install);
        assertTrue(failure.getMessage().endsWith("the server answered 404"), failure.getMessage());
        nothingIsThere();
    }

    @Test
    void anArchiveOnThisMachineIsTakenOver() throws Exception {
        Path archive = Files.write(home.resolve(NAME), server.content());
        installer().install(LibtorchSource.at(archive), UNHEARD, () -> false);
        assertEquals(WANTED, names(store.downloaded()));
        assertTrue(Files.exists(archive), "it is the user's own");
        assertEquals(List.of(), server.ranges());
    }

    @Test
    void anotherArchiveIsRefusedAndStays() throws Exception {
        Path archive = Files.write(home.resolve(NAME), new byte[100]);
        InvalidInputException refusal = assertThrows(InvalidInputException.class,
                () -> installer().install(LibtorchSource.at(archive), UNHEARD, () -> false));
        assertTrue(refusal.getMessage().contains("another checksum"), refusal.getMessage());
        assertTrue(Files.exists(archive));
        nothingIsThere();
    }

    @Test
    void anArchiveThatIsCutOffOrDamagedIsRefusedWithoutAChecksumToo() throws Exception {
        Path archive = home.resolve(NAME);
        Files.write(archive, Arrays.copyOf(server.content(), server.content().length - 200));
        assertTrue(refusalOf(archive).contains("cut off or broken"), refusalOf(archive));
        byte[] damaged = server.content().clone();
        damaged[indexOf(damaged, "library torch_cuda ") + 1000]++;
        Files.write(archive, damaged);
        assertTrue(refusalOf(archive).contains("found libtorch/lib/libtorch_cuda.so damaged in it"), refusalOf(archive));
        nothingIsThere();
    }

    @Test
    void anArchiveOfAnotherVersionIsRefused() throws Exception {
        server.content(StandIns.zip(StandIns.official("2.10.0+cu128")));
        InvalidInputException refusal = assertThrows(InvalidInputException.class, this::install);
        assertTrue(refusal.getMessage().contains("found libtorch 2.10.0 for CUDA 12.8; allowed: libtorch 2.7.1"), refusal.getMessage());
        nothingIsThere();
    }

    @Test
    void aFullDiskIsSaidBeforeAndWhileUnpacking() throws Exception {
        space = new DiskSpace(_ -> 2_000);
        assertTrue(assertThrows(InvalidInputException.class, this::install).getMessage()
                .matches(".*found 0\\.0 GB free; needed: 0\\.0 GB"));
        assertEquals(1, server.ranges().size(), "the archive has arrived, and there is no room to unpack it");
        space = DiskSpace.ofThisMachine();
        install();
        assertEquals(1, server.ranges().size(), "it is not downloaded again");
        assertTrue(store.usable().isPresent());
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidInOneLine() throws Exception {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/libtorch"), "a file in the way");
        assertTrue(assertThrows(InvalidInputException.class, this::install).getMessage().startsWith("cannot make the folder "));
    }

    @Test
    void unpackingIsCancelled() {
        List<String> steps = new ArrayList<>();
        assertThrows(CancellationException.class, () -> installer().install(new LibtorchSource.Network(),
                (what, _, _) -> steps.add(what), () -> steps.contains("Unpacking")));
        nothingIsThere();
    }

    @Test
    void aFailedTrialLeavesTheProcessorInUse() throws Exception {
        trial = (_, _) -> SelfTest.Result.failed("libcudnn.so.9: cannot open shared object file");
        InvalidInputException refusal = assertThrows(InvalidInputException.class, this::install);
        assertTrue(refusal.getMessage().startsWith("libtorch 2.7.1 for CUDA 12.8 is there but does not compute on a "
                + "GPU of this machine: libcudnn.so.9: cannot"), refusal.getMessage());
        assertEquals(Optional.empty(), store.inUse());
        assertTrue(installer().isDownloaded(), "it need not be downloaded again");
        trial = (libtorch, _) -> StandIns.firstOfTwo(libtorch);
        install();
        assertEquals(1, server.ranges().size());
        assertTrue(store.usable().isPresent());
    }

    @Test
    void whatWasUsedBeforeIsUsedOnWhenAnotherFails() throws Exception {
        install();
        Path environment = StandIns.environment(home.resolve("environment"), "2.7.1+cu128", "'12.8'");
        trial = (_, _) -> SelfTest.Result.failed("no");
        assertThrows(InvalidInputException.class, () -> installer().install(LibtorchSource.at(environment), UNHEARD, () -> false));
        assertEquals(store.downloaded(), store.usable().orElseThrow().libtorch().folder());
        assertThrows(InvalidInputException.class, this::install);
        assertEquals(Optional.empty(), store.inUse(), "it does not compute any more itself");
    }

    @Test
    void aPythonEnvironmentIsUsedWhereItIs() throws Exception {
        Path libraries = StandIns.environment(home.resolve("environment"), "2.7.1+cu128", "'12.8'");
        installer().install(LibtorchSource.at(home.resolve("environment")), UNHEARD, () -> false);
        assertEquals(libraries, store.usable().orElseThrow().libtorch().folder());
        store.remove();
        assertEquals(Optional.empty(), store.inUse());
        assertTrue(Files.exists(libraries.resolve("libtorch_cuda.so")));
    }

    @Test
    void twoDoNotInstallAtATime() throws Exception {
        store.create();
        try (ExclusiveLock _ = ExclusiveLock.tryAcquire(home.resolve("data/libtorch/install.lock")).orElseThrow()) {
            assertTrue(assertThrows(InvalidInputException.class, this::install).getMessage().startsWith("another Tailsplit installs"));
        }
    }

    private void install() throws IOException, InterruptedException {
        installer().install(new LibtorchSource.Network(), UNHEARD, () -> false);
    }

    private String refusalOf(Path archive) {
        RemoteFile unknown = new RemoteFile(server.address(NAME), OptionalLong.empty(), Optional.empty(), "a test");
        return assertThrows(InvalidInputException.class,
                () -> installer(unknown).install(LibtorchSource.at(archive), UNHEARD, () -> false)).getMessage();
    }

    private LibtorchInstaller installer() {
        return installer(official());
    }

    private LibtorchInstaller installer(RemoteFile official) {
        return new LibtorchInstaller(store, () -> official, trial, space);
    }

    /** Of what the server has at the moment; its size is unknown, as that of the real one for Linux. */
    private RemoteFile official() {
        try {
            Path content = Files.write(home.resolve("content"), server.content());
            return new RemoteFile(server.address(NAME), OptionalLong.empty(),
                    Optional.of(new Checksum("sha256", "").of(content)), "a test");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Nothing half-written in the place of a whole one, and nothing in use. */
    private void nothingIsThere() {
        assertFalse(installer().isDownloaded());
        assertFalse(Files.exists(home.resolve("data/libtorch/.unpacking")));
        assertEquals(Optional.empty(), store.inUse());
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, ISO_8859_1).indexOf(text);
    }
}
