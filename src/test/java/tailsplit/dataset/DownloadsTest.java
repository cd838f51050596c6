package tailsplit.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.StubServer;
import tailsplit.download.Checksum;
import tailsplit.download.DownloadException;
import tailsplit.download.RemoteFile;
import tailsplit.file.InvalidInputException;

/** Downloads from a server on this machine that misbehaves on demand. */
class DownloadsTest {
    @TempDir
    private Path home;

    private StubServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new StubServer(cifar100());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDownloadIsVerifiedUnpackedAndThere() throws Exception {
        List<Long> heard = new ArrayList<>();
        Path folder = new Downloads(home).download("cifar100", List.of(item()), (_, bytes, _) -> heard.add(bytes), () -> false);
        assertEquals(home.resolve("cifar100"), folder);
        assertEquals(server.content().length, heard.getLast());
        assertEquals(1, Datasets.load(DatasetSource.named("cifar100"), home).train().size());
        try (Stream<Path> there = Files.list(home)) {
            assertEquals(List.of(folder), there.filter(path -> !path.endsWith(".arriving")).toList());
        }
    }

    @Test
    void aBrokenTransferGoesOnWhereItBroke() throws Exception {
        int third = server.content().length / 3;
        server.breakAfter(third);
        fetch();
        assertEquals(List.of("null", "bytes=%d-".formatted(third)), server.ranges());
        assertTrue(new Downloads(home).has("cifar100"));
    }

    @Test
    void aServerWithoutRangesIsAskedForTheWholeAgain() throws Exception {
        server.knowNoRanges();
        server.breakAfter(server.content().length / 3);
        fetch();
        assertTrue(new Downloads(home).has("cifar100"));
    }

    @Test
    void aCancelledDownloadKeepsWhatArrived() throws Exception {
        Downloads downloads = new Downloads(home);
        assertThrows(DownloadException.class,
                () -> downloads.download("cifar100", List.of(item()), (_, _, _) -> {}, () -> true));
        assertFalse(downloads.has("cifar100"));
        fetch();
        assertTrue(downloads.has("cifar100"));
    }

    @Test
    void aTransferThatBreaksAgainAndAgainGoesOnAsLongAsSomethingArrives() throws Exception {
        server.breakEach(server.content().length / 12);
        fetch();
        assertTrue(server.ranges().size() > 10, server.ranges().toString());
        assertTrue(new Downloads(home).has("cifar100"));
    }

    @Test
    void aDownloadIsCancelledWhileNothingArrives() {
        server.standStillAfter(server.content().length / 2);
        AtomicBoolean cancelled = new AtomicBoolean();
        DownloadException end = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThrows(DownloadException.class,
                () -> new Downloads(home).download("cifar100", List.of(item()), (_, _, _) -> cancelled.set(true), cancelled::get)));
        assertTrue(end.getMessage().contains("cancelled"), end.getMessage());
    }

    @Test
    void aServerThatIsNotThereIsSaidInOneLine() {
        RemoteFile item = item();
        server.close();
        DownloadException failure = assertThrows(DownloadException.class,
                () -> new Downloads(home).download("cifar100", List.of(item), (_, _, _) -> {}, () -> false));
        assertTrue(failure.getMessage().contains("there is no connection to 127.0.0.1"), failure.getMessage());
    }

    @Test
    void anotherChecksumIsRefusedAndDeleted() {
        RemoteFile item = new RemoteFile(item().address(), OptionalLong.empty(),
                Optional.of(new Checksum("md5", "0".repeat(32))), "a test");
        InvalidInputException refusal = assertThrows(InvalidInputException.class,
                () -> new Downloads(home).download("cifar100", List.of(item), (_, _, _) -> {}, () -> false));
        assertTrue(refusal.getMessage().contains("md5:" + "0".repeat(32)));
        assertFalse(Files.exists(home.resolve(".arriving/cifar100/cifar-100-binary.tar.gz.part")));
        assertFalse(new Downloads(home).has("cifar100"));
    }

    @Test
    void aMissingFileIsSaidInOneLine() {
        server.answerWith(404);
        DownloadException failure = assertThrows(DownloadException.class, this::fetch);
        assertTrue(failure.getMessage().endsWith("the server answered 404"), failure.getMessage());
    }

    @Test
    void archivesCannotLeaveTheirFolder() throws Exception {
        for (String evil : List.of("../evil.txt", "/tmp/evil.txt", "cifar-100-binary/../../evil.txt")) {
            server.content(tar(Map.of(evil, new byte[3]), false));
            assertTrue(assertThrows(InvalidInputException.class, this::fetch).getMessage().contains("inside the archive's own folder"));
            assertFalse(Files.exists(home.resolve("evil.txt")));
            assertFalse(Files.exists(home.resolveSibling("evil.txt")));
            Files.delete(home.resolve(".arriving/cifar100/cifar-100-binary.tar.gz"));
        }
        Path nul = home.resolve("nul.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(nul))) {
            zip.putNextEntry(new ZipEntry("cifar-100-binary/tr\0ain.bin"));
        }
        assertTrue(assertThrows(InvalidInputException.class, () -> Archive.unpack(nul, home)).getMessage()
                .contains("an entry whose name no file can have"));
        server.content(tar(Map.of("cifar-100-binary/train.bin", new byte[0]), true));
        assertThrows(InvalidInputException.class, this::fetch);
    }

    @Test
    void anUnpackedFolderIsImportedWhenItCanBeRead() throws IOException {
        Path mine = home.resolve("mine/cifar-100-binary");
        Files.createDirectories(mine);
        Files.write(mine.resolve("train.bin"), new byte[3074]);
        Downloads downloads = new Downloads(home.resolve("data"));
        assertThrows(InvalidInputException.class, () -> downloads.importFrom("cifar100", home.resolve("mine")));
        assertFalse(downloads.has("cifar100"));
        Files.write(mine.resolve("test.bin"), new byte[3074]);
        downloads.importFrom("cifar100", home.resolve("mine"));
        assertTrue(downloads.has("cifar100"));
        assertTrue(Files.exists(mine.resolve("test.bin")));
    }

    @Test
    void ofAFolderOnlyTheFilesOfTheFormatAreTaken() throws IOException {
        Files.write(home.resolve("train.bin"), new byte[3074]);
        Files.write(home.resolve("test.bin"), new byte[3074]);
        Files.write(Files.createDirectories(home.resolve("holiday")).resolve("film.mp4"), new byte[100]);
        Files.write(home.resolve("diary.txt"), new byte[100]);
        new Downloads(home).importFrom("cifar100", home); // into itself
        try (Stream<Path> taken = Files.walk(home.resolve("cifar100"))) {
            assertEquals(Set.of("test.bin", "train.bin"),
                    taken.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void everyDatasetNamesTheFilesOfItsDownload() {
        Catalogue.items().forEach((name, items) -> items.stream().map(RemoteFile::fileName).filter(file -> !Archive.is(Path.of(file)))
                .forEach(file -> assertTrue(((DatasetKind.Download) Datasets.named(name).origin()).files().contains(file), file)));
    }

    @Test
    void anOfficialFileIsImportedByItsChecksumOnly() throws IOException {
        Path file = home.resolve("cifar-100-binary.tar.gz");
        Files.write(file, server.content());
        assertTrue(assertThrows(InvalidInputException.class, () -> new Downloads(home).importFrom("cifar100", file))
                .getMessage().contains("another checksum than the published sha256:58a81ae192c2"));
    }

    @Test
    void everyItemOfTheCatalogueHasAChecksumAndItsSource() {
        Catalogue.items().forEach((name, items) -> {
            assertTrue(Datasets.ALL.stream().anyMatch(kind -> kind.key().equals(name)), name);
            items.forEach(item -> {
                int digits = item.checksum().orElseThrow().algorithm().equals("md5") ? 32 : 64;
                assertEquals(digits / 2, HexFormat.of().parseHex(item.checksum().get().digits()).length, name);
                assertFalse(item.source().isEmpty());
            });
        });
    }

    private void fetch() throws IOException, InterruptedException {
        new Downloads(home).download("cifar100", List.of(item()), (_, _, _) -> {}, () -> false);
    }

    private RemoteFile item() {
        URI address = server.address("cifar-100-binary.tar.gz");
        return new RemoteFile(address, OptionalLong.empty(), Optional.empty(), "a test");
    }

    private static byte[] cifar100() throws IOException {
        byte[] image = new byte[3074];
        Arrays.fill(image, 2, image.length, (byte) 9);
        return tar(Map.of("cifar-100-binary/train.bin", image, "cifar-100-binary/test.bin", image,
                "cifar-100-binary/notes.txt", "x".repeat(5000).getBytes(UTF_8)), false);
    }

    private static byte[] tar(Map<String, byte[]> files, boolean asLinks) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = asLinks ? new TarArchiveEntry(file.getKey(), TarConstants.LF_SYMLINK)
                        : new TarArchiveEntry(file.getKey(), true);
                entry.setLinkName(asLinks ? "/etc/passwd" : "");
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
