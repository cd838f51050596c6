package tailsplit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code .editorconfig}'s limit, which no compiler holds. */
class LineLengthTest {
    private static final int LIMIT = 140;

    @Test
    void noLineOfJavaIsLongerThanTheLimit() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".java")).flatMap(LineLengthTest::tooLong).toList());
        }
    }

    private static Stream<String> tooLong(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size()).filter(i -> lines.get(i).length() > LIMIT).mapToObj(i -> file + ":" + (i + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
