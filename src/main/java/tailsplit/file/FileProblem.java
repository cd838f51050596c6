package tailsplit.file;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file cannot be read or written, in words: Java's own messages are often the path alone. */
public final class FileProblem {
    private FileProblem() {}

    public static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "permission denied";
            case NotDirectoryException _ -> "it is not a folder";
            case DirectoryNotEmptyException _ -> "a folder of that name is in the way";
            case EOFException _ -> "it is cut off";
            case FileAlreadyExistsException _ -> "it exists already";
            case FileSystemLoopException _ -> "its links lead back to it";
            case CharacterCodingException _ -> "it is not text in UTF-8";
            case ClosedByInterruptException _ -> "it was cancelled";
            case FileSystemException failure -> failure.getReason() == null ? "the file system refuses it" : failure.getReason();
            case FileNotFoundException missing -> insideBrackets(String.valueOf(missing.getMessage()));
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().replaceAll("\\s+", " ");
        };
    }

    /** Java's older classes say {@code path (reason)}. */
    private static String insideBrackets(String message) {
        int start = message.lastIndexOf('(');
        return start < 0 || !message.endsWith(")") ? message : message.substring(start + 1, message.length() - 1);
    }
}
