package tailsplit.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system is asked for, as strace sees it: content on the disk before its name, and the name before anything goes on. */
class PowerCutTest {
    private static final Path STRACE = Path.of("/usr/bin/strace");

    @TempDir
    private Path folder;

    @Test
    void whatIsMovedIntoPlaceIsSyncedWithItsFolder() throws Exception {
        assumeTrue(Files.isExecutable(STRACE));
        Path calls = folder.resolve("calls");
        Path place = Files.createDirectories(folder.toRealPath().resolve("place"));
        Process traced = new ProcessBuilder(STRACE.toString(), "-f", "-y", "-qq", "-o", calls.toString(),
                "-e", "trace=rename,renameat,renameat2,fsync,fdatasync",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), Writer.class.getName(), place.toString()).inheritIO().start();
        assumeTrue(traced.waitFor() == 0, "strace may not trace here");
        List<String> lines = Files.readAllLines(calls);
        for (String name : List.of("own.json", "scores.csv", "dataset")) {
            int moved = only(lines, line -> line.contains("rename") && line.contains("\"" + place.resolve(name) + "\""), name);
            String from = lines.get(moved).replaceFirst(".*?\"([^\"]+)\".*", "$1");
            assertTrue(isSynced(lines.subList(0, moved), from), "content of " + name + "\n" + String.join("\n", lines));
            assertTrue(isSynced(lines.subList(moved, lines.size()), place.toString()), "name of " + name + "\n" + String.join("\n", lines));
        }
        assertTrue(isSynced(lines, place + "/unpacking/images.bin"), String.join("\n", lines));
        int grown = only(lines, line -> line.contains("sync(") && line.contains("<" + place.resolve("epochs.csv") + ">"), "epochs.csv");
        assertTrue(isSynced(lines.subList(grown, lines.size()), place.toString()));
    }

    private static int only(List<String> lines, Predicate<String> which, String name) {
        int[] found = IntStream.range(0, lines.size()).filter(i -> which.test(lines.get(i))).toArray();
        assertEquals(1, found.length, name + "\n" + String.join("\n", lines));
        return found[0];
    }

    private static boolean isSynced(List<String> lines, String file) {
        return lines.stream().anyMatch(line -> line.contains("sync(") && line.contains("<" + file + ">"));
    }

    /** Writes in every way that there is. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            Path place = Path.of(arguments[0]);
            AtomicFile.write(place.resolve("own.json"), writer -> writer.write("{}"));
            CsvText.append(place.resolve("epochs.csv"), List.of("epoch"), Stream.of(List.of("1")));
            Path unpacking = Files.createDirectories(place.resolve("unpacking"));
            Files.write(unpacking.resolve("images.bin"), new byte[9]);
            Folders.moveInto(unpacking, place.resolve("dataset"));
            UserFile.write(place.resolve("scores.csv"), "a,b\n");
        }
    }
}
