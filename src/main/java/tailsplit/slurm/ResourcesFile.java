package tailsplit.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;
import tailsplit.user.UserFolders;

/** The resources that a user asks for where nothing else is said, slurm.json beside the window's preferences. */
public record ResourcesFile(Path path) {
    public static ResourcesFile standard() {
        return new ResourcesFile(UserFolders.standard().settings().resolve("slurm.json"));
    }

    /** @throws InvalidInputException where it cannot be read */
    public Resources read() {
        return Json.read(path, Resources.class).orElse(Resources.DEFAULTS);
    }

    /** @throws InvalidInputException where it cannot be written */
    public void write(Resources resources) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new InvalidInputException("cannot write %s: %s".formatted(path, FileProblem.reason(e)), e);
        }
        Json.write(path, resources);
    }
}
