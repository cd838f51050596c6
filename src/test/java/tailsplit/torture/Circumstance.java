package tailsplit.torture;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a process is started in.
 *
 * @param before      words that its command line begins with
 * @param environment variables beside the usual
 * @param spoiling    what becomes of its files before it starts
 */
record Circumstance(String name, List<String> before, Map<String, String> environment, Spoiling spoiling) {
    private static final String JAVA = "JAVA_TOOL_OPTIONS";
    static final Circumstance USUAL = new Circumstance("usual", List.of(), Map.of(), _ -> {});

    /** Done to the files of a case. */
    @FunctionalInterface
    interface Spoiling {
        void spoil(Stage stage) throws IOException;
    }

    /** Options of Java's in words. */
    static Circumstance java(String options) {
        return new Circumstance(options, List.of(), Map.of(JAVA, options), _ -> {});
    }

    /** Variables as the shell writes them. */
    static Circumstance variable(String name, String value) {
        return new Circumstance(name + "=" + value, List.of(), Map.of(name, value), _ -> {});
    }

    static Circumstance addressSpace(long megabytes) {
        return new Circumstance("ulimit -v %d".formatted(megabytes << 10), List.of("prlimit", "--as=" + (megabytes << 20)), Map.of(),
                _ -> {});
    }
}
