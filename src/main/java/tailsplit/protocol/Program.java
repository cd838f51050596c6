package tailsplit.protocol;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How this program is started again: the words before those of a command line of Tailsplit. */
public final class Program {
    private static final String COMMAND_LINE = "tailsplit.command.Tailsplit";

    private Program() {}

    /** With the Java that runs here. */
    public static List<String> java() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx256m",
                "-cp", System.getProperty("java.class.path"), COMMAND_LINE);
    }

    /** On another machine that sees the same files: the installed program, where it is one. */
    public static List<String> command() {
        return Optional.ofNullable(System.getProperty("tailsplit.program")).map(List::of).orElseGet(Program::java);
    }
}
