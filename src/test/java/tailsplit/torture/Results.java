package tailsplit.torture;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tailsplit.file.CsvText;

/** What came of the cases that are done, a file for each kind: a later start goes on after them. */
record Results(Path folder) {
    private static final List<String> HEADER = List.of("case", "ending", "said");

    void add(Attack attack, int number, Outcome outcome) {
        CsvText.append(file(attack), HEADER, Stream.of(List.of(String.valueOf(number), outcome.ending().name(), outcome.said())));
    }

    /** By the number of the case; what was done again counts as it ended last. */
    Map<Integer, Outcome> of(Attack attack) {
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        CsvText.read(file(attack)).stream().skip(1).forEach(row ->
                outcomes.put(Integer.valueOf(row.get(0)), new Outcome(Ending.valueOf(row.get(1)), row.get(2))));
        return outcomes;
    }

    private Path file(Attack attack) {
        return folder.resolve(attack.kind() + ".csv");
    }
}
