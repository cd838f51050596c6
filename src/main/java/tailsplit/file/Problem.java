package tailsplit.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** What is said to the user of whatever was thrown, on the command line, in the window and in a run's status: the one place for it. */
public final class Problem {
    private static final int DEPTH = 20;
    private static final String NO_MEMORY = "out of memory; a smaller data set fits, or more memory: JAVA_TOOL_OPTIONS=-Xmx8g";
    /** What would move a cursor, colour a terminal, begin a line or turn one around. */
    private static final String CONTROLS = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]";

    private Problem() {}

    /** In one sentence on one line, without its full stop. */
    public static String sentence(Throwable problem) {
        return say(problem).replaceAll(CONTROLS, "?");
    }

    /** Whether what the user gave, or the place that it is to be read from or written to, is the reason. */
    public static boolean isInput(Throwable problem) {
        return causes(problem).anyMatch(cause -> cause instanceof InvalidInputException || cause instanceof FileSystemException
                || cause instanceof InvalidPathException);
    }

    /** Whether it is something that the program does not know of, so that its trace belongs in a log. */
    public static boolean isUnexpected(Throwable problem) {
        return known(problem).isEmpty();
    }

    private static String say(Throwable problem) {
        return known(problem).orElseGet(() -> {
            Throwable deepest = causes(problem).reduce((_, deeper) -> deeper).orElse(problem);
            return "unexpected problem, %s%s".formatted(deepest.getClass().getSimpleName(),
                    firstLine(deepest).map(": "::concat).orElse(""));
        });
    }

    /** Whether memory ran out. */
    public static boolean isLackOfMemory(Throwable problem) {
        return causes(problem).anyMatch(Problem::tellsLackOfMemory);
    }

    private static Optional<String> known(Throwable problem) {
        if (isLackOfMemory(problem)) {
            return Optional.of(NO_MEMORY);
        }
        return causes(problem).flatMap(cause -> ofKind(cause).stream()).findFirst();
    }

    private static Optional<String> ofKind(Throwable cause) {
        return switch (cause) {
            case InvalidInputException invalid -> Optional.of(invalid.getMessage());
            case FileSystemException file when file.getFile() != null ->
                    Optional.of("cannot use %s: %s".formatted(file.getFile(), FileProblem.reason(file)));
            case UncheckedIOException _ -> Optional.empty(); // its cause says it
            case IOException io -> Optional.of(FileProblem.reason(io));
            case InvalidPathException path -> Optional.of("%s: no file can have this name (%s)".formatted(path.getInput(),
                    path.getReason()));
            case CancellationException _, InterruptedException _ -> Optional.of("it was cancelled");
            case StackOverflowError _ -> Optional.of("what was given is nested too deeply");
            case UnsatisfiedLinkError link ->
                    Optional.of("a native library cannot be loaded" + firstLine(link).map(Problem::loader).orElse(""));
            default -> Optional.empty();
        };
    }

    /** Whatever a class cannot be made for is told by the words of the error only, from the second time on. */
    private static boolean tellsLackOfMemory(Throwable cause) {
        return cause instanceof OutOfMemoryError
                || cause instanceof LinkageError && String.valueOf(cause.getMessage()).contains("OutOfMemoryError");
    }

    /** The loader names the library, by its path and some twice, before it says what is wrong. */
    private static String loader(String line) {
        List<String> parts = List.of(line.split(": "));
        String what = parts.getLast().strip();
        String library = parts.size() < 2 ? "" : parts.get(parts.size() - 2).replaceFirst(".*[/\\\\]", "") + ": ";
        return ": " + library + what + (what.contains("failed to map") || what.contains("allocate memory")
                ? "; there is too little memory or address space (ulimit -v)" : "");
    }

    private static Optional<String> firstLine(Throwable problem) {
        return Optional.ofNullable(problem.getMessage()).flatMap(message -> message.strip().lines().findFirst());
    }

    /** From the outermost to the first of all. */
    private static Stream<Throwable> causes(Throwable problem) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = problem; cause != null && causes.size() < DEPTH; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes.stream();
    }
}
