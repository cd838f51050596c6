package tailsplit.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.protocol.ExitCode;

class InspectCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aDataSetByItsName() throws IOException {
        Path csv = folder.resolve("classes.csv");
        Path images = folder.resolve("images.csv");
        String said = inspect(ExitCode.DONE, "shapes4", "--csv", csv.toString(), "--images", images.toString());
        assertTrue(said.contains("Sizes        all 28 x 28\n"), said);
        assertEquals(List.of("class,training,validation,test", "disc,670,74,100"), Files.readAllLines(csv).subList(0, 2));
        List<String> rows = Files.readAllLines(images);
        assertEquals(1 + 1950 + 216 + 400, rows.size());
        assertEquals("part,class,image,width,height,channels,same,problem", rows.getFirst());
    }

    @Test
    void aFileThatIsNoImageIsNamedAndTheOthersAreInspected() throws IOException {
        for (String image : List.of("cat/a.pgm", "cat/b.pgm", "dog/a.pgm", "dog/b.pgm")) {
            Path file = folder.resolve("set").resolve(image);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "P2 2 1 255 %d 7".formatted(image.hashCode() & 63));
        }
        Files.writeString(folder.resolve("set/dog/c.jpg"), "<html></html>");
        String said = inspect(ExitCode.INVALID_INPUT, folder.resolve("set").toString(), "--set", "dataset.size=8");
        assertTrue(said.contains("all 2 x 1; scaled to 8 x 8"), said);
        assertTrue(said.contains("dog/c.jpg (an HTML page)"), said);
        assertTrue(said.contains("Note: There is no test part: "), said);
    }

    private static String inspect(int expected, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(said, true, UTF_8));
        try {
            List<String> all = new ArrayList<>(List.of("datasets", "inspect"));
            all.addAll(List.of(arguments));
            assertEquals(expected, Tailsplit.run(all.toArray(String[]::new)));
        } finally {
            System.setOut(before);
        }
        return said.toString(UTF_8);
    }
}
