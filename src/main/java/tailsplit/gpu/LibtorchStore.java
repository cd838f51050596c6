package tailsplit.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tailsplit.file.FileProblem;
import tailsplit.file.Folders;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;

/**
 * The folder {@code libtorch} below the data home: downloaded builds of libtorch, one folder for each version and
 * flavour, and a note which one is used.
 */
public final class LibtorchStore {
    private final Path home;

    public LibtorchStore(Path dataHome) {
        home = dataHome.resolve("libtorch");
    }

    /** Where the build that the program can download lies, once it is there. */
    Path downloaded() {
        return home.resolve("%s-%s-%s".formatted(Libtorch.VERSION, Libtorch.FLAVOUR, Libtorch.platform().id()));
    }

    /** What a trial writes that failed. */
    public Path log() {
        return home.resolve("trial.txt");
    }

    /** Empty where the CPU is to be used. */
    public Optional<LibtorchInUse> inUse() {
        return Json.read(note(), LibtorchInUse.class);
    }

    /** As {@link #inUse()}, but empty too where that cannot be used any more. */
    public Optional<LibtorchInUse> usable() {
        return problem().isPresent() ? Optional.empty() : inUse();
    }

    /** Why what is in use cannot be used any more; empty where it can, or nothing is in use. */
    public Optional<String> problem() {
        try {
            return inUse().flatMap(LibtorchInUse::problem);
        } catch (InvalidInputException e) {
            return Optional.of(e.getMessage());
        }
    }

    public void use(LibtorchInUse found) {
        create();
        Json.write(note(), found);
    }

    /** From now on, training computes on the CPU; what was downloaded stays. */
    public void useNone() {
        try {
            Files.deleteIfExists(note());
        } catch (IOException e) {
            throw new InvalidInputException("cannot delete %s: %s".formatted(note(), FileProblem.reason(e)), e);
        }
    }

    /** From now on, training computes on the CPU, and what was downloaded is deleted. */
    public void remove() {
        useNone();
        Folders.delete(home);
    }

    /** Makes the folder. */
    public Path create() {
        try {
            return Files.createDirectories(home);
        } catch (IOException e) {
            throw new InvalidInputException("cannot make the folder %s: %s".formatted(home, FileProblem.reason(e)), e);
        }
    }

    /** A library of CUDA's, under a name that a Java library looks for. */
    Path links() {
        return home.resolve("links");
    }

    private Path note() {
        return home.resolve("in-use.json");
    }
}
