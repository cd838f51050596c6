package tailsplit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Settings;
import tailsplit.protocol.ExitCode;
import tailsplit.run.RunFolder;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers;

/** Numbers found for the sample, the modes in a real worker process. */
class SuggestCommandTest {
    @TempDir
    private Path folder;

    private final String name = "Search " + UUID.randomUUID();

    private record Output(int code, List<String> lines, String problem) {
        String last() {
            return lines.getLast();
        }
    }

    @Test
    void balancedToAFifthOfTheLargestClass() throws IOException {
        Output output = suggest();
        assertEquals(ExitCode.DONE, output.code, output.problem);
        assertEquals("splitting: {method: cws, subclasses: [5, 4, 3, 2, 2, 1, 1, 1, 1, 1]}", output.last());
        assertTrue(output.lines.get(1).matches("disc +60 +5  60 images are 5 subclasses of about 12"), output.lines.get(1));
        assertEquals("splitting: {method: cws, subclasses: [2, 2, 1, 1, 1, 1, 1, 1, 1, 1]}", suggest("--size", "30").last());
    }

    /** The line that is printed is that of an experiment, and nothing of the search stays. */
    @Test
    void modesOfAPilot() throws IOException {
        Output output = suggest("--by", "modes", "--minimum", "15", "--epochs", "2", "--set", "splitting.subclasses=[9]");
        assertEquals(ExitCode.DONE, output.code, output.problem);
        assertTrue(output.lines.getFirst().startsWith("Training a pilot of 2 epochs and counting modes: "), output.lines.getFirst());
        assertTrue(output.lines.stream().anyMatch(line -> line.matches("disc +60 +[1-4]  BIC is lowest at .*")), output.lines::toString);
        assertTrue(output.lines.stream().anyMatch(line -> line.matches("corner +6 +1  6 images are too few for two "
                + "subclasses of at least 15")), output.lines::toString);
        Path experiment = Files.writeString(folder.resolve("found.yaml"), output.last() + "\n");
        Configuration found = ConfigurationFile.read(experiment);
        assertEquals(SplittingMethod.CWS, found.get(Settings.SPLITTING_METHOD));
        assertEquals(10, assertInstanceOf(SubclassNumbers.Listed.class, found.get(Settings.SPLITTING_SUBCLASSES)).numbers().size());
        assertNothingStays();
        assertEquals(output.last(), suggest("--set", "splitting.subclasses=auto:modes", "--set",
                "splitting.smallest=15", "--epochs", "2").last(), "found again");
    }

    @Test
    void whatIsNotValidIsSaidInALine() throws IOException {
        assertProblem("--by: found modus; allowed: balanced, modes", "--by", "modus");
        assertProblem("--minimum: found 0; allowed: a whole number from 1", "--by", "modes", "--minimum", "0");
        assertProblem("--epochs: found 0; allowed: a whole number from 1", "--by", "modes", "--epochs", "0");
        assertProblem("--size: found -1; allowed: a whole number from 0", "--size", "-1");
    }

    @Test
    void aPilotThatDivergesIsAProblemInALine() throws IOException {
        Output output = suggest("--by", "modes", "--set", "training.learningRate=100", "--set", "training.weightDecay=1");
        assertEquals(ExitCode.INVALID_INPUT, output.code, output.lines::toString);
        assertTrue(output.problem.startsWith("tailsplit: the pilot cannot be trained: the training loss became "), output.problem);
        assertNothingStays();
    }

    private void assertProblem(String expected, String... options) throws IOException {
        Output output = suggest(options);
        assertEquals(ExitCode.INVALID_INPUT, output.code);
        assertEquals("tailsplit: " + expected, output.problem.strip());
    }

    private Output suggest(String... options) throws IOException {
        Path experiment = Files.writeString(folder.resolve("small.yaml"), """
                name: %s
                dataset: {name: shapes10}
                imbalance: {factor: 0.1, max: 60}
                network: {name: resnet8}
                training: {batch: 32, threads: 1}
                """.formatted(name));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream usualOut = System.out;
        PrintStream usualErr = System.err;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            String[] arguments = Stream.concat(Stream.of("suggest", experiment.toString()), Stream.of(options)).toArray(String[]::new);
            int code = Tailsplit.run(arguments);
            return new Output(code, out.toString(StandardCharsets.UTF_8).lines().toList(), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(usualOut);
            System.setErr(usualErr);
        }
    }

    /** Other processes may look for modes meanwhile: this test's folders are those with its name. */
    private void assertNothingStays() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            for (Path search : files.filter(file -> file.getFileName().toString().startsWith("tailsplit-modes")).toList()) {
                RunFolder folder = new RunFolder(search);
                assertFalse(Files.exists(folder.configuration()) && Files.readString(folder.configuration())
                        .contains(name), search::toString);
            }
        }
    }
}
