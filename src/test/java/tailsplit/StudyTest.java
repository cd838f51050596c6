package tailsplit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What the study says, from the files beside it. */
class StudyTest {
    private static final Path STUDY = Path.of("src/site/study");
    /** Of Student's t with two degrees of freedom, two-sided 95 %. */
    private static final double T = 4.302653;

    private final String text;

    StudyTest() throws IOException {
        text = Files.readString(Path.of("src/site/study.md"));
    }

    @Test
    void accuraciesAreThoseOfTheRuns() throws IOException {
        List<CSVRecord> last = records("runs.csv").stream().filter(row -> row.get("selection").equals("last")).toList();
        for (CSVRecord run : last) {
            assertSaid("%.2f", percent(run));
            assertEquals("finished", run.get("outcome"));
            assertTrue(run.get("dataset.path").isEmpty(), "no machine's path");
        }
        double[] baselines = last.stream().filter(row -> row.get("splitting.method").equals("none")
                && row.get("loss.name").equals("cross-entropy")).mapToDouble(StudyTest::percent).toArray();
        assertEquals(3, baselines.length);
        assertSaid("**%.2f**", mean(baselines));
        assertSaid("deviation of %.2f", deviation(baselines));
        assertSaid("± %.2f at 95", T * deviation(baselines) / Math.sqrt(3));
    }

    @Test
    void epochsEndAtTheRunsAccuracies() throws IOException {
        Map<String, String> ends = records("epochs.csv").stream().filter(row -> row.get("epoch").equals("200"))
                .collect(Collectors.toMap(row -> row.get("run"), row -> row.get("testAccuracy")));
        for (CSVRecord run : records("runs.csv")) {
            if (run.get("selection").equals("last")) {
                assertEquals(percent(run), 100 * Double.parseDouble(ends.get(run.get("run"))), 0.006, run.get("run"));
            }
        }
    }

    @Test
    void gainsAreThoseOfTheAdjustedScores() throws IOException {
        List<CSVRecord> rows = adjusted();
        Map<String, Double> trained = rows.stream().filter(row -> row.get(3).equals("as trained"))
                .collect(Collectors.toMap(row -> row.get(2), row -> Double.valueOf(row.get(4))));
        List<String> adjustments = rows.stream().map(row -> row.get(3)).filter(name -> !name.equals("as trained")).distinct().toList();
        assertEquals(9, adjustments.size());
        for (String adjustment : adjustments) {
            double[] gains = rows.stream().filter(row -> row.get(3).equals(adjustment))
                    .mapToDouble(row -> Double.parseDouble(row.get(4)) - trained.get(row.get(2))).toArray();
            assertEquals(3, gains.length, adjustment);
            assertSaid("%+.2f ± ", mean(gains));
        }
    }

    /** Of the baselines with cross-entropy: loss, method, seed, adjustment and accuracy, below two lines of headings. */
    private static List<CSVRecord> adjusted() throws IOException {
        return CSVFormat.DEFAULT.parse(Files.newBufferedReader(STUDY.resolve("adjusted.csv"))).getRecords().stream().skip(2)
                .filter(row -> row.get(0).equals("CE") && row.get(1).equals("Baseline")).toList();
    }

    private static List<CSVRecord> records(String file) throws IOException {
        return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get()
                .parse(Files.newBufferedReader(STUDY.resolve(file))).getRecords();
    }

    private void assertSaid(String format, double number) {
        String said = String.format(Locale.ROOT, format, number);
        assertTrue(text.contains(said), said);
    }

    private static double percent(CSVRecord run) {
        return 100 * Double.parseDouble(run.get("accuracy"));
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }

    private static double deviation(double[] numbers) {
        double mean = mean(numbers);
        return Math.sqrt(Arrays.stream(numbers).map(number -> (number - mean) * (number - mean)).sum() / (numbers.length - 1));
    }
}
