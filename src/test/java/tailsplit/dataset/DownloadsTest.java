package tailsplit.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on this machine that misbehaves on demand. */
class DownloadsTest {
    @TempDir
    private Path home;

    private HttpServer server;
    private final List<String> ranges = new ArrayList<>();
    private byte[] content;
    private int breakAfter = Integer.MAX_VALUE;
    private boolean knowsRanges = true;
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        content = cifar100();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aDownloadIsVerifiedUnpackedAndThere() throws Exception {
        List<Long> heard = new ArrayList<>();
        Path folder = new Downloads(home).download("cifar100", List.of(item()), (_, bytes, _) -> heard.add(bytes), () -> false);
        assertEquals(home.resolve("cifar100"), folder);
        assertEquals(content.length, heard.getLast());
        assertEquals(1, Datasets.load(DatasetSource.named("cifar100"), home).train().size());
        assertEquals(List.of(folder), Files.list(home).filter(path -> !path.endsWith(".arriving")).toList());
    }

    @Test
    void aBrokenTransferGoesOnWhereItBroke() throws Exception {
        breakAfter = content.length / 3;
        fetch();
        assertEquals(2, ranges.size());
        assertEquals("bytes=%d-".formatted(content.length / 3), ranges.getLast());
        assertTrue(new Downloads(home).has("cifar100"));
    }

    @Test
    void aServerWithoutRangesIsAskedForTheWholeAgain() throws Exception {
        knowsRanges = false;
        breakAfter = content.length / 3;
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
    void anotherChecksumIsRefusedAndDeleted() {
        Catalogue.Item item = new Catalogue.Item(item().address(), OptionalLong.empty(),
                Optional.of(new Checksum("md5", "0".repeat(32))), "a test");
        InvalidInputException refusal = assertThrows(InvalidInputException.class,
                () -> new Downloads(home).download("cifar100", List.of(item), (_, _, _) -> {}, () -> false));
        assertTrue(refusal.getMessage().contains("md5:" + "0".repeat(32)));
        assertFalse(Files.exists(home.resolve(".arriving/cifar100/cifar-100-binary.tar.gz.part")));
        assertFalse(new Downloads(home).has("cifar100"));
    }

    @Test
    void aMissingFileIsSaidInOneLine() {
        status = 404;
        DownloadException failure = assertThrows(DownloadException.class, this::fetch);
        assertTrue(failure.getMessage().endsWith("the server answered 404"), failure.getMessage());
    }

    @Test
    void archivesCannotLeaveTheirFolder() throws Exception {
        for (String evil : List.of("../evil.txt", "/tmp/evil.txt", "cifar-100-binary/../../evil.txt")) {
            content = tar(Map.of(evil, new byte[3]), false);
            assertTrue(assertThrows(InvalidInputException.class, this::fetch).getMessage().contains("inside the archive's own folder"));
            assertFalse(Files.exists(home.resolve("evil.txt")));
            assertFalse(Files.exists(home.resolveSibling("evil.txt")));
            Files.delete(home.resolve(".arriving/cifar100/cifar-100-binary.tar.gz"));
        }
        content = tar(Map.of("cifar-100-binary/train.bin", new byte[0]), true);
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
    void anOfficialFileIsImportedByItsChecksumOnly() throws IOException {
        Path file = home.resolve("cifar-100-binary.tar.gz");
        Files.write(file, content);
        assertTrue(assertThrows(InvalidInputException.class, () -> new Downloads(home).importFrom("cifar100", file))
                .getMessage().contains("another checksum than the published sha256:58a81ae192c2"));
    }

    @Test
    void everyItemOfTheCatalogueHasAChecksumAndItsSource() {
        Catalogue.items().forEach((name, items) -> {
            assertTrue(Datasets.names().contains(name), name);
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

    private Catalogue.Item item() {
        URI address = URI.create("http://127.0.0.1:%d/data/cifar-100-binary.tar.gz".formatted(server.getAddress().getPort()));
        return new Catalogue.Item(address, OptionalLong.empty(), Optional.empty(), "a test");
    }

    /** Breaks the first transfer, when asked to, and serves the rest. */
    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(String.valueOf(range));
        int from = range == null || !knowsRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from > 0) {
            exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : status, content.length - from);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content, from, Math.min(breakAfter, content.length) - from);
            out.flush();
        } finally {
            breakAfter = Integer.MAX_VALUE;
            exchange.close();
        }
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
