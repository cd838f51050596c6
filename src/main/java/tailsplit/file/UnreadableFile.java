package tailsplit.file;

import java.io.IOException;
import java.nio.file.Path;

/** What to say of a file that cannot be read, in one line. */
public final class UnreadableFile {
    private static final int SHOWN = 60;

    private UnreadableFile() {}

    public static InvalidInputException of(Path file, IOException e) {
        return new InvalidInputException("cannot read %s: %s".formatted(file, FileProblem.reason(e)), e);
    }

    /** @param row counted from 1, the header of a table being row 1 */
    public static InvalidInputException row(Path file, int row, String found, String allowed) {
        String shown = found.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return new InvalidInputException("%s: row %d: found %s; allowed: %s"
                .formatted(file, row, shown.length() > SHOWN ? shown.substring(0, SHOWN) + "\u2026" : shown, allowed));
    }
}
