package tailsplit.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.dataset.NpyArray;
import tailsplit.dataset.Npz;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Overrides;
import tailsplit.experiment.Prepared;
import tailsplit.file.InvalidInputException;
import tailsplit.protocol.ExitCode;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;

/** A run that chooses its epoch on a validation part cut from the training images. */
class ValidationCutRunTest {
    private static final String SMALL = """
            name: Small
            dataset: {name: shapes10, validationPerClass: 3, validationSeed: 7}
            imbalance: {factor: 0.2, max: 20}
            network: {name: resnet8}
            training: {epochs: 2, batch: 32, threads: 1}
            projection: {images: 0}
            """;

    @TempDir
    private Path folder;

    @Test
    void theValidationSelectedEpochIsThatOfTheCutImages() throws IOException {
        Path file = folder.resolve("small.yaml");
        Files.writeString(file, SMALL);
        assertEquals(ExitCode.DONE, Tailsplit.run("run", file.toString(), "--workspace", folder.toString()));
        RunFolder run;
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            run = new RunFolder(runs.findFirst().orElseThrow());
        }
        RunResult result = run.result().orElseThrow();
        int selected = result.validationSelected().orElseThrow().epoch();
        double[] accuracies = run.epochs().stream().mapToDouble(epoch -> epoch.validationAccuracy()).toArray();
        assertEquals(Arrays.stream(accuracies).max().orElseThrow(), accuracies[selected - 1]);
        Path arrays = folder.resolve("arrays.npz");
        assertEquals(ExitCode.DONE, Tailsplit.run("evaluate", run.path().getFileName().toString(), "--workspace",
                folder.toString(), "--epoch", "validation-selected",
                "--split", "validation", "--arrays", arrays.toString()));
        Map<String, NpyArray> read = Npz.read(arrays);
        int[] labels = read.get("labels").ints();
        assertArrayEquals(IntStream.range(0, 30).map(i -> i / 3).toArray(), labels);
        double[] scores = read.get("scores").doubles();
        long right = IntStream.range(0, 30).filter(i -> IntStream.range(0, 10).allMatch(c ->
                scores[10 * i + c] <= scores[10 * i + labels[i]])).count();
        assertEquals(accuracies[selected - 1], right / 30.0, 1e-9);
    }

    @Test
    void aPartOfItsOwnIsNotReplaced() {
        Configuration four = with("dataset.name=shapes4", "dataset.validationPerClass=3");
        String refused = assertThrows(InvalidInputException.class, () -> Prepared.of(four, folder)).getMessage();
        assertTrue(refused.startsWith("dataset.validationPerClass: found 3, but the data set has a validation part of its own, of "),
                refused);
        assertTrue(refused.endsWith("allowed here: 0"), refused);
    }

    @Test
    void aNumberAndAShareContradictEachOther() {
        String refused = assertThrows(InvalidInputException.class, () -> with("dataset.validationShare=0.1").check()).getMessage();
        assertEquals("dataset.validationShare: found 0.1 with dataset.validationPerClass 3; "
                + "allowed: a number of each class or a share, and 0 for the other", refused);
    }

    @Test
    void runsWithoutACutKeepTheirNamesAndRunsWithOneHaveTheirOwn() {
        Configuration none = with("dataset.validationPerClass=0", "dataset.validationSeed=0");
        assertEquals(ConfigurationFile.readText(SMALL.replace(", validationPerClass: 3, validationSeed: 7", ""), "", folder).hash(),
                none.hash());
        assertNotEquals(none.hash(), with().hash());
        assertNotEquals(with("dataset.validationCut=after").hash(), with().hash());
    }

    private Configuration with(String... changes) {
        return Overrides.apply(ConfigurationFile.readText(SMALL, "", folder), List.of(changes), folder);
    }
}
