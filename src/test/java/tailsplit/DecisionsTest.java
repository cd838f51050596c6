package tailsplit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The records of decisions, and the links to them in CONTRIBUTING.md. */
class DecisionsTest {
    private static final Path FOLDER = Path.of("src/site/decisions");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    @Test
    void contributingLinksToEachAndToNothingElseThatIsNotThere() throws IOException {
        Set<String> links = LINK.matcher(Files.readString(Path.of("CONTRIBUTING.md"))).results().map(link -> link.group(1))
                .collect(Collectors.toSet());
        assertEquals(records().map(record -> record.toString().replace('\\', '/')).collect(Collectors.toSet()), links);
    }

    @TestFactory
    Stream<DynamicTest> eachSaysWhyWhatAndWhatNot() throws IOException {
        return records().map(record -> DynamicTest.dynamicTest(record.getFileName().toString(), () -> {
            List<String> lines = Files.readAllLines(record);
            assertTrue(lines.getFirst().startsWith("# "));
            assertEquals(List.of("## Context", "## Decision", "## Refused", "## Consequences"),
                    lines.stream().filter(line -> line.startsWith("## ")).toList());
        }));
    }

    private static Stream<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }
}
