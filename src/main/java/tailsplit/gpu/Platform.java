package tailsplit.gpu;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The platforms that there is a CUDA build of libtorch for. */
enum Platform {
    LINUX("linux-x86_64", "lib", ".so", "525.60.13",
            List.of("libc10", "libtorch.", "libtorch_cpu.", "libtorch_cuda", "libcaffe2_nvrtc", "libcu", "libnv", "libgomp", "libiomp",
                    "libgfortran", "libopenblas")),
    WINDOWS("win-x86_64", "", ".dll", "528.33",
            List.of("asmjit.", "c10", "caffe2_nvrtc", "cu", "fbgemm.", "libiomp", "nv", "torch.", "torch_cpu.",
                    "torch_cuda", "uv.", "zlibwapi."));

    private final String id;
    private final String prefix;
    private final String suffix;
    private final String driver;
    private final List<String> parts;

    Platform(String id, String prefix, String suffix, String driver, List<String> parts) {
        this.id = id;
        this.prefix = prefix;
        this.suffix = suffix;
        this.driver = driver;
        this.parts = parts;
    }

    /** Empty where there is no CUDA build. */
    static Optional<Platform> current() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (!System.getProperty("os.arch").equals("amd64")) {
            return Optional.empty();
        }
        return Arrays.stream(values()).filter(each -> system.startsWith(each.name().toLowerCase(Locale.ROOT))).findFirst();
    }

    /** As in {@code linux-x86_64}. */
    String id() {
        return id;
    }

    /** NVIDIA's driver must be at least this one for programs of CUDA 12 (CUDA's release notes, minor version compatibility). */
    String leastDriver() {
        return driver;
    }

    /** The file name of a library, for example of {@code torch_cuda}. */
    String library(String name) {
        return prefix + name + suffix;
    }

    boolean isLibrary(String file) {
        return file.endsWith(suffix) || file.contains(suffix + ".");
    }

    /** Whether a file belongs to what computes, not to Python or to libtorch's own tests. */
    boolean isPart(String file) {
        return isLibrary(file) && parts.stream().anyMatch(file::startsWith);
    }
}
