package tailsplit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** TorchScript is read in its PyTorch twin: each class that writes some has one, which it names, and which is compared with it. */
class TwinsTest {
    private static final Path SOURCE = Path.of("src/main/java/tailsplit");
    private static final Pattern METHOD = Pattern.compile("def (\\w+)\\(self: __torch__");

    @TestFactory
    Stream<DynamicTest> everyScriptHasATwinThatItNames() throws IOException {
        return scripts().stream().map(file -> DynamicTest.dynamicTest(name(file), () -> {
            Path twin = Path.of("src/test/python/twins",
                    name(file).replaceAll("(?<=.)(?=[A-Z])", "_").toLowerCase(Locale.ROOT) + ".py");
            String text = Files.readString(file);
            assertTrue(text.contains("{@code %s}".formatted(twin.toString().replace('\\', '/'))), "its javadoc names " + twin);
            String inPyTorch = Files.readString(twin);
            for (Matcher method = METHOD.matcher(text); method.find(); ) {
                assertTrue(inPyTorch.contains("def " + method.group(1) + "(self"), () -> twin + " has " + method.group(1));
            }
        }));
    }

    @Test
    void everyTwinIsComparedWithItsScript() throws IOException {
        Map<String, List<Path>> rooms = scripts().stream()
                .collect(Collectors.groupingBy(file -> SOURCE.relativize(file.getParent()).toString()));
        assertFalse(rooms.isEmpty());
        rooms.forEach((room, scripts) ->
                assertEquals(scripts.stream().map(TwinsTest::name).sorted().toList(), new Twins(room).scripts(), room));
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCE)) {
            return files.filter(file -> file.toString().endsWith(".java")).filter(TwinsTest::writesTorchScript).toList();
        }
    }

    private static boolean writesTorchScript(Path file) {
        try {
            return METHOD.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
