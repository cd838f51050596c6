package tailsplit.gpu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tailsplit.file.InvalidInputException;

/**
 * The CUDA build of libtorch that a trial found good.
 *
 * @param folder  with its libraries
 * @param bytes   of its libraries at the time of the trial
 * @param gpus    the numbers of the GPUs that computed rightly, in the order of NVIDIA's driver
 * @param ofAll   how many GPUs there were
 */
public record LibtorchInUse(String folder, String version, String flavour, long bytes, List<Integer> gpus, int ofAll) {
    public LibtorchInUse {
        gpus = List.copyOf(gpus);
    }

    public static LibtorchInUse of(Libtorch libtorch, List<Integer> gpus, int ofAll) {
        return new LibtorchInUse(libtorch.folder().toString(), libtorch.version(), libtorch.flavour(), libtorch.bytes(), gpus, ofAll);
    }

    public Libtorch libtorch() {
        return new Libtorch(Path.of(folder), version, flavour);
    }

    /** Why it cannot be used any more; empty where it can. */
    public Optional<String> problem() {
        if (!Files.isDirectory(Path.of(folder))) {
            return Optional.of("%s is not there any more".formatted(folder));
        }
        try {
            return libtorch().bytes() == bytes ? Optional.empty() : Optional.of("%s has changed since it was tried".formatted(folder));
        } catch (InvalidInputException e) {
            return Optional.of(e.getMessage());
        }
    }
}
