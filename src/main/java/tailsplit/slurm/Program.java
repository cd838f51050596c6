package tailsplit.slurm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How this program is started on another machine that sees the same files. */
final class Program {
    private static final String COMMAND_LINE = "tailsplit.command.Tailsplit";

    private Program() {}

    /** The words before those of a command line of Tailsplit. */
    static List<String> command() {
        return Optional.ofNullable(System.getProperty("tailsplit.program")).map(List::of).orElseGet(() ->
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx256m",
                        "-cp", System.getProperty("java.class.path"), COMMAND_LINE));
    }
}
