package tailsplit.protocol;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How this program is started again: the words before those of a command line of Tailsplit. */
public final class Program {
    private static final String COMMAND_LINE = "tailsplit.command.Tailsplit";

    private static final String VARIABLE = "TAILSPLIT_COMMAND_LINE";
    private static final String BETWEEN_WORDS = "\u001f";
    private static volatile List<String> typed = List.of();

    private Program() {}

    /** To be called when the program begins. */
    public static void began(String... arguments) {
        speakEnglish();
        typed = Stream.concat(Stream.of("tailsplit"), Stream.of(arguments)).toList();
    }

    /**
     * To be called when any process of the program begins: its words are English and its digits those of its files and scripts,
     * whatever the language of the system. In Arabic and others, digits would be written that nothing reads back.
     */
    public static void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    /** Hands the command line that this process was started with on to a worker process. */
    public static void tell(Map<String, String> environment) {
        environment.put(VARIABLE, String.join(BETWEEN_WORDS, typed));
    }

    /** The command line, as it was typed, that led to this worker process; empty where none did. */
    public static List<String> typed(Map<String, String> environment) {
        String words = environment.getOrDefault(VARIABLE, "");
        return words.isEmpty() ? List.of() : List.of(words.split(BETWEEN_WORDS, -1));
    }

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
