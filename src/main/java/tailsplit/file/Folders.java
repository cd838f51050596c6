package tailsplit.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Deletes folders. */
public final class Folders {
    private Folders() {}

    /**
     * With all that is in it; nothing happens where there is none.
     *
     * @throws InvalidInputException where something cannot be deleted
     */
    public static void delete(Path folder) {
        if (Files.exists(folder)) {
            delete(folder, _ -> true);
        }
    }

    /**
     * @param which of the folder and what is in it
     * @throws InvalidInputException where something cannot be deleted
     */
    public static void delete(Path folder, Predicate<Path> which) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).filter(which).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new InvalidInputException("cannot delete %s: %s".formatted(folder, FileProblem.reason(e)), e);
        }
    }
}
