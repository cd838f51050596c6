package tailsplit.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What two runs of one configuration must have alike, byte by byte. */
public final class Records {
    private Records() {}

    /** A digest of every file of a run that holds results and no times, by name. */
    public static Map<String, String> of(RunFolder run) throws IOException {
        Map<String, String> records = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = run.path().relativize(file).toString();
                if (!name.matches("timing.csv|log.txt|status.json|provenance.json|\\.lock|\\.evaluation-lock")) {
                    records.put(name, new String(Files.readAllBytes(file), UTF_8).hashCode() + " " + Files.size(file));
                }
            }
        }
        return records;
    }
}
