package tailsplit.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;
import tailsplit.gpu.ComputeDevice;
import tailsplit.gpu.Gpu;
import tailsplit.gpu.HardwareSearch;
import tailsplit.network.Precision;
import tailsplit.network.PrecisionChoice;

/** The devices that libtorch can compute on. */
public final class Devices {
    private static final Logger LOG = Logger.getLogger(Devices.class.getName());
    private static final int AMPERE = 80;
    private static final int SHARE_FOR_IMAGES = 4;
    private static final Set<String> BFLOAT16_FLAGS = Set.of("avx512_bf16", "amx_bf16");

    private Devices() {}

    /** The version of libtorch in use. */
    public static String pytorchVersion() {
        return Natives.engine().getVersion();
    }

    public static String djlVersion() {
        return Engine.getDjlVersion();
    }

    /** The processor's own name, where the system tells it. */
    public static String processor() {
        return processorInfo("model name").orElse(System.getProperty("os.arch"));
    }

    /** The GPU's own name, where NVIDIA's driver tells it; empty for the processor. */
    public static Optional<String> gpuName(ComputeDevice device) {
        return device instanceof ComputeDevice.NumberedGpu gpu ? new HardwareSearch().find(gpu, System.getenv()).map(Gpu::name)
                : Optional.empty();
    }

    private static Optional<String> processorInfo(String key) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith(key)).findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip());
        } catch (IOException _) {
            return Optional.empty(); // there is none but on Linux
        }
    }

    /**
     * What is asked for, as it is here.
     *
     * @return a processor or a GPU: for auto the first GPU that libtorch can use, else the processor
     * @throws InvalidInputException where there is no such GPU, or the libtorch in use cannot compute on it
     */
    public static ComputeDevice resolve(ComputeDevice asked) {
        int gpus = Natives.engine().getGpuCount();
        return switch (asked) {
            case ComputeDevice.Auto _ -> {
                if (gpus == 0 && Natives.engine().hasCapability(StandardCapabilities.CUDA)) {
                    LOG.warning("libtorch for CUDA finds no GPU that it can compute on; the processor is used "
                            + "('tailsplit devices' says more)");
                }
                yield gpus > 0 ? new ComputeDevice.NumberedGpu(0) : new ComputeDevice.Cpu();
            }
            case ComputeDevice.Cpu cpu -> cpu;
            case ComputeDevice.NumberedGpu(int number) when number >= gpus -> throw new InvalidInputException(
                    "training.device: found %s; allowed here: auto, cpu%s".formatted(asked.text(),
                            gpus == 0 ? " (no GPU that the libtorch in use can compute on; 'tailsplit devices' says why)"
                            : " or gpu:0 to gpu:" + (gpus - 1)));
            case ComputeDevice.NumberedGpu gpu -> gpu;
        };
    }

    /**
     * @param device as {@link #resolve} gives it
     * @return for auto bfloat16 where the device has instructions for it, else 32 bits
     */
    public static Precision precision(PrecisionChoice asked, ComputeDevice device) {
        return asked.precision().orElseGet(() -> hasBfloat16(device) ? Precision.BF16 : Precision.F32);
    }

    /** @return the precision where the device has instructions for it, else 32 bits: the same to a few hundredths of a per cent */
    public static Precision runnable(Precision precision, ComputeDevice device) {
        return precision.isBfloat16() && !hasBfloat16(device) ? Precision.F32 : precision;
    }

    /** AVX512-BF16 or AMX of an x86 processor, where the system tells it; of NVIDIA's GPUs, Ampere and later. */
    public static boolean hasBfloat16(ComputeDevice device) {
        if (device.isGpu()) {
            return Integer.parseInt(CudaUtils.getComputeCapability(device(device).getDeviceId())) >= AMPERE;
        }
        String flags = processorInfo("flags").orElse("");
        return Arrays.stream(flags.split(" ")).anyMatch(BFLOAT16_FLAGS::contains);
    }

    /** Whether that many bytes of images leave a GPU enough for the training itself; never so on the processor. */
    static boolean hasRoomFor(Device device, long bytes) {
        return device.isGpu() && bytes < CudaUtils.getGpuMemory(device).getMax() / SHARE_FOR_IMAGES;
    }

    /** @param device as {@link #resolve} gives it */
    static Device device(ComputeDevice device) {
        return device instanceof ComputeDevice.NumberedGpu(int number) ? Device.gpu(number) : Device.cpu();
    }
}
