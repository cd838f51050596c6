package tailsplit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide's chapter on extending, followed to the letter: its files and lines are added to the program's source, compiled, and
 * one run is trained with all of them.
 */
class ExtendingTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```");
    private static final Pattern PLACE = Pattern.compile("`(src/main/java/[\\w/]+\\.java)`");

    @TempDir
    private Path folder;

    @Test
    void whatTheGuideShowsIsAllThatAnExtensionNeeds() throws Exception {
        Map<Path, String> sources = extended(Files.readString(Path.of("src/site/extending.md")));
        assertTrue(sources.size() >= 10, "five files and the five lists that name them: " + sources.keySet());
        Path classes = compiled(sources);
        writeImages(folder.resolve("images.csv"));
        Files.writeString(folder.resolve("extended.yaml"), """
                name: Extended
                dataset: {name: csv, path: images.csv}
                imbalance: {factor: 0.5}
                splitting: {method: cws, clustering: above-mean, subclasses: [2, 2, 1]}
                loss: {name: poly, polyEpsilon: 2}
                network: {name: two-layer}
                training: {epochs: 2, batch: 16, crop: 0, device: cpu, threads: 1}
                projection: {images: 20}
                """);
        String trained = tailsplit(classes, "run", folder.resolve("extended.yaml").toString(), "--workspace", folder.toString());
        assertTrue(trained.contains("Epoch 2 of 2") && trained.contains("Worst class accuracy"), trained);
        String table = tailsplit(classes, "results", "--metric", "worst-class", "--workspace", folder.toString());
        assertTrue(table.contains("Worst class"), table);
        assertTrue(tailsplit(classes, "settings", "loss").contains("loss.polyEpsilon"));
    }

    /** The files that the chapter shows, and those whose lists get a line, by their place. */
    private static Map<Path, String> extended(String chapter) throws IOException {
        Map<Path, String> sources = new LinkedHashMap<>();
        Matcher blocks = BLOCK.matcher(chapter);
        while (blocks.find()) {
            List<MatchResult> named = PLACE.matcher(chapter.substring(0, blocks.start())).results().toList();
            Path place = Path.of(named.getLast().group(1));
            String code = blocks.group(1);
            sources.put(place, code.startsWith("package ") ? code
                    : withLine(sources.containsKey(place) ? sources.get(place) : Files.readString(place), code));
        }
        return sources;
    }

    /** @param lines the last one of the list as it is there but for its end, and what follows it now */
    private static String withLine(String source, String lines) {
        String last = lines.lines().findFirst().orElseThrow().replaceFirst(",$", "");
        String end = source.lines().filter(line -> line.startsWith(last)).findFirst()
                .orElseThrow(() -> new AssertionError("no line " + last)).substring(last.length());
        assertTrue(lines.stripTrailing().endsWith(end), "the list ends with " + end);
        return source.replace(last + end + "\n", lines);
    }

    private Path compiled(Map<Path, String> sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(),
                "-cp", System.getProperty("java.class.path")));
        for (Map.Entry<Path, String> source : sources.entrySet()) {
            Path copy = folder.resolve("source").resolve(source.getKey());
            Files.createDirectories(copy.getParent());
            arguments.add(Files.writeString(copy, source.getValue()).toString());
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
        return classes;
    }

    /** What the program prints that has these classes before its own. */
    private String tailsplit(Path classes, String... arguments) throws Exception {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", classes + File.pathSeparator + System.getProperty("java.class.path"),
                "tailsplit.command.Tailsplit"), Stream.of(arguments)).toList())
                .redirectErrorStream(true).redirectOutput(out.toFile()).start();
        int exit = process.waitFor();
        String printed = Files.readString(out, UTF_8);
        assertEquals(0, exit, printed);
        return printed;
    }

    /** Three classes of 30 images with 8 pixels a side, each brighter than the one before. */
    private static void writeImages(Path file) throws IOException {
        Random random = new Random(0);
        Files.write(file, IntStream.range(0, 90).mapToObj(i -> Stream.concat(Stream.of(i % 3), IntStream.range(0, 64)
                        .mapToObj(_ -> 60 * (i % 3) + random.nextInt(90)))
                .map(String::valueOf).collect(Collectors.joining(","))).toList());
    }
}
