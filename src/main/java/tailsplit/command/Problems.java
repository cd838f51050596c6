package tailsplit.command;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import tailsplit.file.InvalidInputException;

/** Puts a problem into one sentence for the user. */
final class Problems {
    private Problems() {}

    static String sentence(Throwable problem) {
        return switch (problem) {
            case InvalidInputException invalid -> invalid.getMessage();
            case NoSuchFileException missing -> "%s does not exist".formatted(missing.getFile());
            case IOException io -> Objects.requireNonNullElse(io.getMessage(), io.getClass().getSimpleName());
            case OutOfMemoryError _ -> "out of memory; a smaller data set fits, or more memory: JAVA_TOOL_OPTIONS=-Xmx8g";
            default -> "unexpected problem, %s: %s".formatted(problem.getClass().getSimpleName(), problem.getMessage());
        };
    }
}
