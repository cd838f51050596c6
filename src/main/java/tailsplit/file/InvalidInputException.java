package tailsplit.file;

import java.util.Objects;

/**
 * Something the user gave cannot be used: a file, a setting, a folder. The message is written for that user: it says
 * what was found, where, and what is allowed, in a line, and is shown as it is, without a trace.
 */
public final class InvalidInputException extends RuntimeException {
    public InvalidInputException(String message) {
        super(message);
    }

    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
