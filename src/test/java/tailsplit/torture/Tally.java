package tailsplit.torture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How often each kind of attack ended how, in Markdown. */
final class Tally {
    private Tally() {}

    static String of(List<Attack> attacks, Results results) {
        String head = row(Stream.concat(Stream.of("kind", "what is done", "cases"), endings().map(Ending::words)));
        return head + "|" + "---|".repeat(3 + Ending.values().length) + "\n"
                + attacks.stream().map(attack -> row(attack, List.copyOf(results.of(attack).values()))).collect(Collectors.joining());
    }

    private static String row(Attack attack, List<Outcome> outcomes) {
        return row(Stream.concat(Stream.of(attack.kind(), attack.obstacle().map(why -> "skipped: " + why).orElse(attack.words()),
                String.valueOf(outcomes.size())), endings().map(ending -> outcomes.stream().filter(each -> each.ending() == ending).count())
                .map(String::valueOf)));
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static Stream<Ending> endings() {
        return Arrays.stream(Ending.values());
    }
}
