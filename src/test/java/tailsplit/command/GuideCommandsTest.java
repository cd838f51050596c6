package tailsplit.command;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tailsplit.experiment.AblationFile;
import tailsplit.experiment.ConfigurationFile;

/** What the guide, the README and the samples tell their readers to type is what the program takes. */
class GuideCommandsTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TestFactory
    Stream<DynamicTest> everyCommandIsTaken() throws IOException {
        List<String> commands = blocks("sh").stream().flatMap(String::lines).map(line -> line.replaceFirst("\\s+#.*", ""))
                .filter(line -> line.startsWith("tailsplit ")).toList();
        assertTrue(commands.size() > 15, commands::toString);
        return commands.stream().distinct().map(command -> DynamicTest.dynamicTest(command, () -> {
            List<String> words = WORD.matcher(command).results()
                    .map(word -> word.group(1) == null ? word.group(2) : word.group(1)).toList();
            assertDoesNotThrow(() -> Tailsplit.commandLine().parseArgs(words.subList(1, words.size()).toArray(String[]::new)));
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyExperimentIsRead() throws IOException {
        return blocks("yaml").stream().filter(text -> text.startsWith("name:"))
                .map(text -> DynamicTest.dynamicTest(text.lines().findFirst().orElseThrow(), () -> {
            Path file = Files.createTempFile("guide", ".yaml");
            try {
                Files.writeString(file, text);
                if (text.contains("ablation:")) {
                    assertTrue(AblationFile.read(file).cells().size() > 1);
                } else {
                    ConfigurationFile.read(file);
                }
            } finally {
                Files.delete(file);
            }
        }));
    }

    private static List<String> blocks(String language) throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> chapters = Files.list(Path.of("src/site"))) {
            chapters.filter(path -> path.toString().endsWith(".md")).forEach(files::add);
        }
        List<String> blocks = new ArrayList<>();
        for (Path file : files) {
            BLOCK.matcher(Files.readString(file)).results().filter(block -> block.group(1).equals(language))
                    .map((MatchResult block) -> block.group(2)).forEach(blocks::add);
        }
        return blocks;
    }
}
