package tailsplit.torture;

import java.util.List;
import java.util.regex.Pattern;
import tailsplit.protocol.ExitCode;

/**
 * How a command ended and what it printed.
 *
 * @param out without what differs from start to start, where there is such
 */
public record Said(int code, String out, String err) {
    private static final Pattern JAVAS_WORDS = Pattern.compile(
            "(?m)^\\s+at [\\w.$/@]+\\(|^Caused by: |Exception in thread|unexpected problem|\\b[a-z.]*[A-Z]\\w+(Exception|Error)\\b");
    private static final Pattern NOTICE = Pattern.compile("WARNING: .*|(NOTE: )?Picked up .*|Note: .*|tailsplit: left out: .*|");

    /** Done, refused in one line, or with words that are no user's. */
    Outcome outcome() {
        if (JAVAS_WORDS.matcher(err + "\n" + out).find()) {
            return new Outcome(Ending.TRACE, toString());
        }
        return code == ExitCode.DONE ? Outcome.well()
                : complaints().size() == 1 ? Outcome.refused(complaints().getFirst())
                : new Outcome(Ending.TRACE, "not one line: " + this);
    }

    /** What went to the error stream and is no notice. */
    List<String> complaints() {
        return err.lines().filter(line -> !NOTICE.matcher(line).matches()).toList();
    }
}
