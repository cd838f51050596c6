package tailsplit.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tailsplit.protocol.ExitCode;

/** What several commands came to, one after the other: the worst counts. */
final class Judgement {
    private final String what;
    private final List<Outcome> outcomes = new ArrayList<>(List.of(Outcome.well()));

    /** @param what was done, for whoever reads of a fault */
    Judgement(String what) {
        this.what = what;
    }

    /** Done, or refused in a line. */
    void whole(String command, Said said) {
        Outcome outcome = said.outcome();
        outcomes.add(new Outcome(outcome.ending(), outcome.said().isEmpty() ? "" : "%s: %s: %s".formatted(what, command, outcome.said())));
    }

    /** Done with the same words as before; or with other ones, and something is said about it; or refused in a line. */
    void asBefore(String command, Said before, Said now) {
        whole(command, now);
        if (now.code() == ExitCode.DONE && !now.out().equals(before.out()) && now.err().isBlank()) {
            outcomes.add(Outcome.different("%s: %s: found\n%s\ninstead of\n%s".formatted(what, command, now.out(), before.out())));
        }
    }

    /** File by file. */
    void same(String when, Map<String, String> expected, Map<String, String> found) {
        List<String> others = Stream.concat(expected.keySet().stream(), found.keySet().stream()).distinct()
                .filter(name -> !Objects.equals(expected.get(name), found.get(name))).toList();
        if (!others.isEmpty()) {
            outcomes.add(Outcome.different("%s: %s: other files are %s".formatted(what, when, others)));
        }
    }

    void same(String what, String expected, String found) {
        if (!expected.equals(found)) {
            outcomes.add(Outcome.different("%s: %s: found\n%s\ninstead of\n%s".formatted(this.what, what, found, expected)));
        }
    }

    Outcome outcome() {
        return outcomes.stream().filter(Outcome::isFault).findFirst()
                .orElseGet(() -> outcomes.stream().filter(each -> each.ending() == Ending.REFUSED).findFirst().orElse(outcomes.getFirst()));
    }
}
