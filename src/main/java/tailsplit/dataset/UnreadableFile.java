package tailsplit.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Puts into words why a file of a data set cannot be read. */
final class UnreadableFile {
    private UnreadableFile() {}

    static InvalidInputException of(Path file, IOException e) {
        String why = switch (e) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "permission denied";
            case EOFException _ -> "it is cut off";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
        return new InvalidInputException("cannot read %s: %s".formatted(file, why), e);
    }
}
