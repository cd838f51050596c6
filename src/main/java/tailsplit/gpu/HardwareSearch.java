package tailsplit.gpu;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for NVIDIA's GPUs: with {@code nvidia-smi}, which the driver brings on Linux and Windows; on Linux also in what
 * the kernel tells, where that tool is missing or there is no driver at all.
 */
public final class HardwareSearch {
    private static final List<String> TOOLS =
            List.of("nvidia-smi", "C:\\Program Files\\NVIDIA Corporation\\NVSMI\\nvidia-smi.exe");
    private static final int SECONDS = 20;
    private static final Pattern ROW = Pattern.compile("(.+), *(\\d+|\\[.*]), *([\\d.]+)");
    private static final Pattern KERNEL_MODULE = Pattern.compile("\\b(\\d{3}\\.\\d+(?:\\.\\d+)?)\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
    private static final String VENDOR = "0x10de";
    /** VGA and 3D controllers. */
    private static final List<String> CLASSES = List.of("0x0300", "0x0302");

    private final List<String> tools;
    private final Path root;

    public HardwareSearch() {
        this(TOOLS, Path.of("/"));
    }

    /** @param root of the folders {@code proc} and {@code sys} */
    HardwareSearch(List<String> tools, Path root) {
        this.tools = tools;
        this.root = root;
    }

    /** Takes up to some seconds: a sleeping GPU is woken. */
    public Hardware find() {
        return tools.stream().map(this::ask).flatMap(Optional::stream).findFirst()
                .or(this::kernelModule)
                .orElseGet(this::devices);
    }

    /**
     * The GPU behind a number of CUDA's, which counts those that the environment lets it see.
     *
     * @param environment of the process that computes; its CUDA counts in the order of the driver
     * @return empty where the driver tells none, or the environment names its GPUs otherwise than by their numbers
     */
    public Optional<Gpu> find(ComputeDevice.NumberedGpu device, Map<String, String> environment) {
        String[] visible = environment.getOrDefault(LibtorchLaunch.VISIBLE, "").split(",");
        boolean all = !environment.containsKey(LibtorchLaunch.VISIBLE);
        if (!all && (device.number() >= visible.length || !NUMBER.matcher(visible[device.number()].strip()).matches())) {
            return Optional.empty();
        }
        int number = all ? device.number() : Integer.parseInt(visible[device.number()].strip());
        return find() instanceof Hardware.Ready(List<Gpu> gpus, _) && number < gpus.size() ? Optional.of(gpus.get(number))
                : Optional.empty();
    }

    /** Empty where there is no such tool. */
    private Optional<Hardware> ask(String tool) {
        try {
            Process process = new ProcessBuilder(tool, "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader,nounits")
                    .redirectErrorStream(true).start();
            process.getOutputStream().close();
            Optional<String> said = said(process);
            if (said.isEmpty()) {
                return Optional.of(new Hardware.Broken("nvidia-smi does not answer"));
            }
            return Optional.of(process.exitValue() == 0 ? read(said.get())
                    : new Hardware.Broken(firstLine(said.get(), process.exitValue())));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Hardware.Broken("nvidia-smi was not waited for"));
        }
    }

    /** Empty where it does not end. */
    private static Optional<String> said(Process process) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                text.append(new String(process.getInputStream().readAllBytes(), UTF_8));
            } catch (IOException e) {
                text.append(e.getMessage());
            }
        });
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        reader.join(TimeUnit.SECONDS.toMillis(1));
        return ended ? Optional.of(text.toString()) : Optional.empty();
    }

    private static String firstLine(String text, int code) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst()
                .orElse("nvidia-smi ended with exit code " + code);
    }

    private static Hardware read(String rows) {
        List<Gpu> gpus = new ArrayList<>();
        String driver = "";
        for (String line : rows.lines().filter(line -> !line.isBlank()).toList()) {
            Matcher row = ROW.matcher(line.strip());
            if (!row.matches()) {
                return new Hardware.Broken(line.strip());
            }
            String memory = row.group(2);
            gpus.add(new Gpu(row.group(1), memory.startsWith("[") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(memory))));
            driver = row.group(3);
        }
        return gpus.isEmpty() ? new Hardware.Absent() : new Hardware.Ready(gpus, driver);
    }

    private Optional<Hardware> kernelModule() {
        Path folder = root.resolve("proc/driver/nvidia");
        Matcher version = KERNEL_MODULE.matcher(text(folder.resolve("version")));
        List<Gpu> gpus = new ArrayList<>();
        for (Path gpu : entries(folder.resolve("gpus"))) {
            text(gpu.resolve("information")).lines().filter(line -> line.startsWith("Model:")).findFirst()
                    .ifPresent(line -> gpus.add(new Gpu(line.substring("Model:".length()).strip(), OptionalLong.empty())));
        }
        return version.find() && !gpus.isEmpty() ? Optional.of(new Hardware.Ready(gpus, version.group(1))) : Optional.empty();
    }

    private Hardware devices() {
        long gpus = entries(root.resolve("sys/bus/pci/devices")).stream()
                .filter(device -> text(device.resolve("vendor")).strip().equals(VENDOR))
                .filter(device -> CLASSES.stream().anyMatch(text(device.resolve("class")).strip()::startsWith))
                .count();
        return gpus > 0 ? new Hardware.NoDriver((int) gpus) : new Hardware.Absent();
    }

    /** In the order of their names; none where there is no such folder. */
    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(entries::add);
        } catch (IOException _) {
            return List.of();
        }
        entries.sort(null);
        return entries;
    }

    /** Empty where there is no such file. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            return "";
        }
    }
}
