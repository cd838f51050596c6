package tailsplit.gpu;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What there is to compute on, what of it is used, and what is missing, in sentences for the user.
 *
 * @param installable whether the CUDA build of libtorch would help here
 */
public record GpuReport(String found, String used, Optional<String> missing, boolean installable) {
    private static final String CPU = "the processor (CPU)";

    public static GpuReport of(Hardware hardware, LibtorchStore store) {
        if (Platform.current().isEmpty()) {
            return new GpuReport(found(hardware), CPU,
                    Optional.of("There is a CUDA build of libtorch for Linux and Windows on x86-64 only."), false);
        }
        return switch (hardware) {
            case Hardware.Absent _ -> new GpuReport(found(hardware), CPU, Optional.of(
                    "Training on a GPU needs one of NVIDIA's. If this machine has one, check that it is plugged in and enabled."), false);
            case Hardware.NoDriver _ -> new GpuReport(found(hardware), CPU, Optional.of(
                    "NVIDIA's driver is missing. Install version %s or newer, as your system does it, and restart the machine."
                            .formatted(Libtorch.platform().leastDriver())), false);
            case Hardware.Broken _ -> new GpuReport(found(hardware), CPU, Optional.of(
                    "NVIDIA's driver does not work. Restarting the machine often helps, after an update of the driver "
                            + "above all; else install it again."), false);
            case Hardware.Ready ready -> withDriver(ready, store);
        };
    }

    private static GpuReport withDriver(Hardware.Ready ready, LibtorchStore store) {
        String least = Libtorch.platform().leastDriver();
        if (compare(ready.driver(), least) < 0) {
            return new GpuReport(found(ready), CPU, Optional.of(
                    "NVIDIA's driver %s is too old for CUDA 12. Install version %s or newer.".formatted(ready.driver(), least)), false);
        }
        Optional<LibtorchInUse> used = store.usable();
        if (used.isEmpty()) {
            return new GpuReport(found(ready), CPU, Optional.of(store.problem().map(why -> "%s: %s.".formatted(Libtorch.WANTED, why))
                    .orElse(Libtorch.WANTED + (Files.isDirectory(store.downloaded()) ? " is there, but has not computed rightly yet."
                            : ", the library that computes on the GPU."))), true);
        }
        return new GpuReport(found(ready), used(ready, used.get()), Optional.empty(), true);
    }

    private static String used(Hardware.Ready ready, LibtorchInUse used) {
        String gpus = used.gpus().stream().map(number -> number < ready.gpus().size() ? ready.gpus().get(number).name() : "GPU " + number)
                .collect(Collectors.joining(" and "));
        return "%s, with libtorch %s in %s".formatted(gpus, used.version(), used.folder());
    }

    private static String found(Hardware hardware) {
        return switch (hardware) {
            case Hardware.Absent _ -> "no GPU of NVIDIA's";
            case Hardware.NoDriver(int gpus) -> "%d GPU%s of NVIDIA's without its driver".formatted(gpus, gpus == 1 ? "" : "s");
            case Hardware.Broken(String problem) -> "a driver of NVIDIA's, and nvidia-smi says: " + problem;
            case Hardware.Ready(List<Gpu> gpus, String driver) ->
                    gpus.stream().map(Gpu::text).collect(Collectors.joining("; ")) + "; driver " + driver;
        };
    }

    /** Part by part, as numbers. */
    private static int compare(String version, String other) {
        return Arrays.compare(parts(version), parts(other));
    }

    private static int[] parts(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
