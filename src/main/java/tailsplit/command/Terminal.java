package tailsplit.command;

import java.io.Console;
import java.util.Optional;

/** Whoever sits before the command line. */
final class Terminal {
    private Terminal() {}

    /** Empty where input or output is a file or another program: Java 25 then gives no console, Java 22 to 24 one without a terminal. */
    static Optional<Console> find() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
