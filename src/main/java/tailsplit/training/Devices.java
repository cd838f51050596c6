package tailsplit.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tailsplit.dataset.InvalidInputException;

/** The devices that libtorch can compute on. */
public final class Devices {
    private Devices() {}

    /** @param name as the setting {@code training.device} takes it */
    public record ComputeDevice(String name, String description) {}

    /** The processor, and the GPUs that the installed libtorch can compute on. */
    public static List<ComputeDevice> all() {
        Engine engine = Natives.engine();
        List<ComputeDevice> devices = new ArrayList<>();
        devices.add(new ComputeDevice("cpu", "%s, %d cores, libtorch %s".formatted(
                processor(), Runtime.getRuntime().availableProcessors(), engine.getVersion())));
        for (int i = 0; i < engine.getGpuCount(); i++) {
            long bytes = CudaUtils.getGpuMemory(Device.gpu(i)).getMax();
            devices.add(new ComputeDevice("gpu:" + i, "%.1f GiB of memory".formatted(bytes / (double) (1L << 30))));
        }
        return devices;
    }

    /** The version of libtorch in use. */
    public static String pytorchVersion() {
        return Natives.engine().getVersion();
    }

    public static String djlVersion() {
        return Engine.getDjlVersion();
    }

    /** The processor's own name, where the system tells it. */
    public static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /**
     * @param setting {@code auto}, {@code cpu} or {@code gpu:N}
     * @return {@code cpu} or {@code gpu:N}: for auto the first GPU that libtorch can use, else the CPU
     * @throws InvalidInputException where there is no such GPU, or the libtorch in use cannot compute on it
     */
    public static String resolve(String setting) {
        int gpus = Natives.engine().getGpuCount();
        if (setting.equals("auto")) {
            return gpus > 0 ? "gpu:0" : "cpu";
        }
        if (setting.startsWith("gpu:") && Integer.parseInt(setting.substring(4)) >= gpus) {
            throw new InvalidInputException("training.device: found %s; allowed here: auto, cpu%s".formatted(setting,
                    gpus == 0 ? " (no GPU that the installed libtorch can use)" : " or gpu:0 to gpu:" + (gpus - 1)));
        }
        return setting;
    }

    /** @param name as {@link #resolve} gives it */
    static Device device(String name) {
        return name.equals("cpu") ? Device.cpu() : Device.gpu(Integer.parseInt(name.substring(4)));
    }
}
