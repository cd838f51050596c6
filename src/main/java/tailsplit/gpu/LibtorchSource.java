package tailsplit.gpu;

import java.nio.file.Files;
import java.nio.file.Path;
import tailsplit.file.InvalidInputException;

/** Where the CUDA build of libtorch is taken from. */
public sealed interface LibtorchSource {
    /** The official archive, from the network. */
    record Network() implements LibtorchSource {}

    /** The official archive, on this machine. */
    record Archive(Path file) implements LibtorchSource {}

    /** Unpacked already; it is used where it is. */
    record Folder(Path where) implements LibtorchSource {}

    /** @throws InvalidInputException where there is nothing */
    static LibtorchSource at(Path path) {
        if (Files.isDirectory(path)) {
            return new Folder(path);
        }
        if (Files.isRegularFile(path)) {
            return new Archive(path);
        }
        throw new InvalidInputException(("%s: found nothing there; allowed: the archive of %s, its folder, or that of "
                + "a Python environment with it")
                .formatted(path, Libtorch.WANTED));
    }
}
