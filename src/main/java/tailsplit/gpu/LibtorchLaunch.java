package tailsplit.gpu;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;

/**
 * How a JVM is started so that DJL takes a libtorch of this machine, and never the CPU build of the program: DJL would
 * take that one without a word where it does not find what it was told to.
 *
 * @param gpus the numbers of the GPUs that may be used; empty for all
 */
public record LibtorchLaunch(Libtorch libtorch, LibtorchStore store, Optional<List<Integer>> gpus) {
    private static final String CPU_NATIVES = "pytorch-native-cpu";
    static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    /** All GPUs. */
    public static LibtorchLaunch all(Libtorch libtorch, LibtorchStore store) {
        return new LibtorchLaunch(libtorch, store, Optional.empty());
    }

    /** Those that a trial found good. */
    public static LibtorchLaunch of(LibtorchInUse found, LibtorchStore store) {
        return new LibtorchLaunch(found.libtorch(), store,
                found.gpus().size() < found.ofAll() ? Optional.of(found.gpus()) : Optional.empty());
    }

    /** A class path without the program's own build. */
    public String classPath(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator)).filter(entry -> !new File(entry).getName().startsWith(CPU_NATIVES))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** DJL looks for CUDA's runtime by the name that only a full installation of CUDA gives it. */
    public List<String> javaOptions() {
        if (Libtorch.platform() != Platform.LINUX) {
            return List.of();
        }
        return libtorch.cudaRuntime().map(this::linked).map(folder -> List.of("-Djna.library.path=" + folder)).orElse(List.of());
    }

    /** What the environment has to say in addition. */
    public Map<String, String> environment(Map<String, String> inherited) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PYTORCH_LIBRARY_PATH", libtorch.folder().toString());
        environment.put("PYTORCH_VERSION", libtorch.version());
        environment.put("PYTORCH_FLAVOR", libtorch.flavour());
        environment.put("PYTORCH_LIBRARY_EXCLUSION", String.join(",", libtorch.strangers()));
        // The order of nvidia-smi, so that numbers mean the same in all that is said.
        environment.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        if (!inherited.containsKey(VISIBLE)) {
            gpus.ifPresent(numbers -> environment.put(VISIBLE, numbers.stream().map(String::valueOf).collect(Collectors.joining(","))));
        }
        if (Libtorch.platform() == Platform.WINDOWS) {
            // Windows looks there for what a library needs.
            String key = inherited.keySet().stream().filter("PATH"::equalsIgnoreCase).findFirst().orElse("PATH");
            environment.put(key, libtorch.folder() + File.pathSeparator + inherited.getOrDefault(key, ""));
        }
        return environment;
    }

    private Path linked(Path runtime) {
        Path link = store.links().resolve("libcudart.so");
        try {
            store.create();
            Files.createDirectories(store.links());
            if (!Files.exists(link) || !Files.isSameFile(link, runtime)) {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, runtime);
            }
        } catch (IOException e) {
            throw new InvalidInputException("cannot make %s: %s".formatted(link, FileProblem.reason(e)), e);
        }
        return store.links();
    }
}
