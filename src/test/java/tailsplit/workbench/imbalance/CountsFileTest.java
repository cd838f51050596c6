package tailsplit.workbench.imbalance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.file.InvalidInputException;

class CountsFileTest {
    private static final List<String> NAMES = List.of("cat, tabby", "dog \"rex\"", "plane");
    private static final int[] AVAILABLE = {100, 100, 100};

    @TempDir
    private Path folder;

    @Test
    void whatIsExportedIsImported() {
        Path file = folder.resolve("counts.csv");
        CountsFile.write(file, NAMES, new int[] {100, 20, 3});
        assertArrayEquals(new int[] {100, 20, 3}, CountsFile.read(file, NAMES, AVAILABLE));
    }

    @Test
    void rowsWithoutNamesStandForTheClassesInOrder() throws IOException {
        assertArrayEquals(new int[] {5, 6, 7}, CountsFile.read(written("5\n6\n7\n"), NAMES, AVAILABLE));
        assertArrayEquals(new int[] {5, 6, 7}, CountsFile.read(written("images\n5\n6\n7\n"), NAMES, AVAILABLE));
    }

    @Test
    void whatDoesNotFitSaysWhere() throws IOException {
        assertEquals("counts.csv: row 2: found 101; allowed: 1 to 100, all images that the class has", refusal("5\n101\n7\n"));
        assertEquals("counts.csv: found no count for the class plane; allowed: a row for each class", refusal("5\n6\n"));
        assertEquals("counts.csv: row 4: found 8; allowed: a row for each of the 3 classes", refusal("5\n6\n7\n8\n"));
        assertEquals("counts.csv: row 2: found -3; allowed: 1 to 100, all images that the class has", refusal("5\n-3\n7\n"));
    }

    private String refusal(String text) throws IOException {
        Path file = written(text);
        return assertThrows(InvalidInputException.class, () -> CountsFile.read(file, NAMES, AVAILABLE)).getMessage();
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("counts.csv"), text);
    }
}
