package tailsplit.run;

import java.io.IOException;
import java.nio.file.Path;
import tailsplit.file.AtomicFile;
import tailsplit.file.CsvText;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;

/** Why a process could not even write how it ended, as far as another one can find out. */
public final class Obstacle {
    /** More than the rest of a block. */
    private static final int BYTES = 1 << 16;

    private Obstacle() {}

    /** Within a sentence. A file is written to the folder to see, and deleted. */
    public static String in(RunFolder run) {
        if (!run.exists()) {
            return "its folder %s is not there any more".formatted(run.path());
        }
        Path trial = run.path().resolve(".trial");
        try {
            AtomicFile.writeBytes(trial, out -> out.write(new byte[BYTES]));
            CsvText.delete(trial);
            return "its status could not be written; see " + run.log();
        } catch (InvalidInputException e) {
            return e.getCause() instanceof IOException why
                    ? "nothing can be written to its folder %s: %s".formatted(run.path(), FileProblem.reason(why)) : e.getMessage();
        }
    }
}
