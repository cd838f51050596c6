package tailsplit.run;

import java.io.IOException;
import java.nio.file.Path;
import tailsplit.dataset.InvalidInputException;

/** What to say of a file of a run that cannot be read, in one line. */
final class InvalidFile {
    private InvalidFile() {}

    static InvalidInputException of(Path file, IOException e) {
        return new InvalidInputException(
                "cannot read %s: %s".formatted(file, FileProblem.reason(e).replaceAll("\\s+", " ")), e);
    }

    /** @param row counted from 1, the header being row 1 */
    static InvalidInputException row(Path file, int row, String found, String allowed) {
        String shown = found.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return new InvalidInputException("%s: row %d: found %s; allowed: %s"
                .formatted(file, row, shown.length() > 60 ? shown.substring(0, 60) + "\u2026" : shown, allowed));
    }
}
