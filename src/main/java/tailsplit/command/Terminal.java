package tailsplit.command;

import java.io.Console;
import java.util.Optional;

/** Whoever sits before the command line. */
final class Terminal {
    private Terminal() {}

    /** A text of a file's as it may be printed: what would move the cursor, colour the screen or turn lines around is a space. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }

    /** Empty where input or output is a file or another program: Java 25 then gives no console, Java 22 to 24 one without a terminal. */
    static Optional<Console> find() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
