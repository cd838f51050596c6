package tailsplit.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the user's file is, nothing else is touched. */
@DisabledOnOs(OS.WINDOWS)
class UserFileTest {
    @TempDir
    private Path folder;

    @Test
    void aPlainFileIsReplacedAndKeepsItsPermissions() throws IOException {
        Path file = Files.writeString(folder.resolve("scores.csv"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        UserFile.write(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("scores.csv"), names());
    }

    @Test
    void aFileOfATemporaryNameIsSomeoneElses() throws IOException {
        Path other = Files.writeString(folder.resolve("scores.csv.part"), "mine");
        UserFile.write(folder.resolve("scores.csv"), "new");
        assertEquals("mine", Files.readString(other));
        assertEquals(List.of("scores.csv", "scores.csv.part"), names());
    }

    @Test
    void aLinkStaysALinkAndItsTargetIsWritten() throws IOException {
        Path far = Files.createDirectories(folder.resolve("far"));
        Path link = Files.createSymbolicLink(folder.resolve("scores.csv"), Path.of("far/../far/real.csv"));
        for (String text : List.of("first", "second")) { // the target is not there at first
            UserFile.write(link, text);
            assertTrue(Files.isSymbolicLink(link));
            assertEquals(text, Files.readString(far.resolve("real.csv")));
        }
    }

    @Test
    void aPipeGetsTheContentAndStays() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                return e.toString();
            }
        });
        UserFile.write(pipe, "new");
        assertEquals("new", read.get());
        assertFalse(Files.isRegularFile(pipe));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsOpenIsWrittenToByItsNumber() throws Exception {
        Path gathered = folder.resolve("gathered");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (String command : List.of("\"$@\" /dev/stdout >\"$OUT\"", "\"$@\" /dev/fd/1 | cat >\"$OUT\"",
                "\"$@\" /dev/fd/7 7>>\"$OUT\" >>\"$OUT\"")) {
            Files.deleteIfExists(gathered);
            ProcessBuilder shell = new ProcessBuilder("sh", "-c", command, "sh", java, "-cp", System.getProperty("java.class.path"),
                    WritesNew.class.getName()).inheritIO();
            shell.environment().put("OUT", gathered.toString());
            assertEquals(0, shell.start().waitFor(), command);
            assertEquals("before new after", Files.readString(gathered), command);
        }
    }

    /** A program that writes to where it is told. */
    static final class WritesNew {
        private WritesNew() {}

        public static void main(String[] arguments) {
            System.out.print("before ");
            UserFile.write(Path.of(arguments[0]), "new");
            System.out.print(" after");
        }
    }

    @Test
    void aDeviceStaysADevice() throws IOException {
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("/dev/null"));
        UserFile.write(nowhere, "new");
        assertFalse(Files.isRegularFile(nowhere));
    }

    @Test
    void whatIsNoPlainFileIsRefusedInWords() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("results"));
        Files.writeString(inside.resolve("a"), "mine");
        assertEquals("cannot write %s: it is a folder".formatted(inside), refusal(inside));
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertEquals("cannot write %s: it is a folder".formatted(empty), refusal(empty));
        Path lost = folder.resolve("none/scores.csv");
        assertEquals("cannot write %s: there is no folder %s".formatted(lost, lost.getParent()), refusal(lost));
        Path round = Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));
        assertTrue(refusal(round).startsWith("cannot write %s: ".formatted(round)), refusal(round));
        assertEquals(List.of("empty", "results", "round"), names());
    }

    @Test
    void aFailureLeavesTheFileAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("scores.csv"), "old");
        assertThrows(InvalidInputException.class, () -> UserFile.write(file, writer -> {
            writer.write("half");
            throw new IOException("no space left on device");
        }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("scores.csv"), names());
    }

    private String refusal(Path file) {
        return assertThrows(InvalidInputException.class, () -> UserFile.write(file, "new")).getMessage();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
