package tailsplit.gpu;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;

/**
 * A libtorch on this machine.
 *
 * @param folder  with its libraries
 * @param version as in {@code 2.7.1}
 * @param flavour {@code cpu}, or the version of CUDA as in {@code cu128}
 */
public record Libtorch(Path folder, String version, String flavour) {
    /** The one that the program's own part of DJL is built for. */
    public static final String VERSION = "2.7.1";
    public static final String FLAVOUR = "cu128";
    /** The build in words. */
    public static final String WANTED = "libtorch " + VERSION + " for CUDA 12.8";

    private static final List<String> NEEDED = List.of("torch", "torch_cpu", "torch_cuda", "c10", "c10_cuda");
    private static final List<String> PLACES = List.of("", "lib", "libtorch/lib", "torch/lib", "lib/site-packages/torch/lib");
    private static final Pattern BUILD = Pattern.compile("(\\d+\\.\\d+\\.\\d+)\\+(cpu|cu\\d+)");
    private static final Pattern PYTHON = Pattern.compile("__version__\\s*=\\s*['\"](\\d+\\.\\d+\\.\\d+)");
    private static final Pattern PYTHON_CUDA = Pattern.compile("(?m)^cuda\\b[^=]*=\\s*['\"](\\d+)\\.(\\d+)");
    private static final Pattern UNPACKED_BY_DJL = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(?:-\\d+)?-(cpu|cu\\d+)-.*");

    /**
     * Reads what lies in a folder.
     *
     * @param where the folder of the libraries, or one above it: an unpacked libtorch, a Python environment with PyTorch
     * @throws InvalidInputException where there is no libtorch, or it does not say which one it is
     */
    public static Libtorch read(Path where) {
        Platform platform = platform();
        Path found = candidates(where.toAbsolutePath().normalize())
                .filter(each -> Files.isRegularFile(each.resolve(platform.library("torch_cpu"))))
                .findFirst().orElseThrow(() -> new InvalidInputException(
                        "%s: found no libtorch (no %s); allowed: the folder of %s, or of a Python environment with PyTorch %s for CUDA 12.8"
                                .formatted(where, platform.library("torch_cpu"), WANTED, VERSION)));
        Path folder = real(found);
        return build(folder).map(named -> new Libtorch(folder, named.group(1), named.group(2))).or(() -> python(folder))
                .orElseThrow(() -> new InvalidInputException(
                        ("%s: found a libtorch that does not say which one it is; allowed: one with its file "
                                + "build-version beside it, or PyTorch's version.py")
                                .formatted(folder)));
    }

    /** DJL does not look into a folder that is a link. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    static Platform platform() {
        return Platform.current().orElseThrow(() -> new InvalidInputException(
                "found %s on %s; allowed: Linux or Windows on x86-64, there is no CUDA build of libtorch for others"
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))));
    }

    /** @throws InvalidInputException where it is another version, is built for another CUDA, or lacks a library */
    public Libtorch requireFits() {
        if (!version.equals(VERSION) || !flavour.equals(FLAVOUR)) {
            throw new InvalidInputException("%s: found libtorch %s %s; allowed: %s, other builds cannot be loaded"
                    .formatted(folder, version, flavour.equals("cpu") ? "for the CPU only" : "for CUDA " + cuda(), WANTED));
        }
        List<String> missing = NEEDED.stream().map(platform()::library).filter(name -> !Files.isRegularFile(folder.resolve(name))).toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException("%s: found %s without %s; allowed: a whole one"
                    .formatted(folder, WANTED, String.join(", ", missing)));
        }
        return this;
    }

    /** The version of CUDA as in 12.8. */
    private String cuda() {
        String digits = flavour.substring(2);
        return digits.substring(0, digits.length() - 1) + "." + digits.substring(digits.length() - 1);
    }

    /** The bytes of the libraries that are loaded from its folder: another number means another libtorch. */
    long bytes() {
        long sum = 0;
        for (Path library : libraries()) {
            try {
                sum += platform().isPart(library.getFileName().toString()) ? Files.size(library) : 0;
            } catch (IOException e) {
                throw unreadable(library, e);
            }
        }
        return sum;
    }

    /** What lies in its folder and must not be loaded with it, such as Python's part. */
    List<String> strangers() {
        return libraries().stream().map(file -> file.getFileName().toString()).filter(name -> !platform().isPart(name)).toList();
    }

    /** CUDA's runtime library: beside the others, or where pip puts it. */
    Optional<Path> cudaRuntime() {
        return Stream.of(folder, folder.resolve("../../nvidia/cuda_runtime/lib").normalize())
                .flatMap(each -> list(each, "libcudart*.so*").stream())
                .findFirst();
    }

    private List<Path> libraries() {
        return list(folder, "*").stream().filter(file -> platform().isLibrary(file.getFileName().toString())).toList();
    }

    private static Stream<Path> candidates(Path where) {
        Stream<Path> environment = list(where.resolve("lib"), "python3*").stream().map(python -> python.resolve("site-packages/torch/lib"));
        return Stream.concat(PLACES.stream().map(where::resolve), environment);
    }

    private static Optional<Matcher> build(Path folder) {
        return Stream.of(folder.resolve("build-version"), folder.resolveSibling("build-version")).filter(Files::isRegularFile)
                .map(file -> BUILD.matcher(text(file).strip())).filter(Matcher::matches).findFirst()
                .or(() -> Optional.of(UNPACKED_BY_DJL.matcher(folder.getFileName().toString())).filter(Matcher::matches));
    }

    private static Optional<Libtorch> python(Path folder) {
        Path file = folder.resolveSibling("version.py");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String text = text(file);
        Matcher cuda = PYTHON_CUDA.matcher(text);
        return Optional.of(PYTHON.matcher(text)).filter(Matcher::find)
                .map(version -> new Libtorch(folder, version.group(1), cuda.find() ? "cu" + cuda.group(1) + cuda.group(2) : "cpu"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InvalidInputException unreadable(Path file, IOException e) {
        return new InvalidInputException("cannot read %s: %s".formatted(file, FileProblem.reason(e)), e);
    }

    /** By name; nothing where there is no such folder. */
    private static List<Path> list(Path folder, String names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, names)) {
            entries.forEach(found::add);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        found.sort(null);
        return found;
    }
}
