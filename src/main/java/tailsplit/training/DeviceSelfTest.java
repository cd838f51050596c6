package tailsplit.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.cuda.CudaUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes the same on every GPU and on the processor: what a run needs, in the small. */
public final class DeviceSelfTest {
    private static final int SIDE = 128;
    /** Of the largest number: a GPU may round its factors to ten bits in convolutions. */
    private static final float TOLERANCE = 0.01f;

    private DeviceSelfTest() {}

    /** @param problem empty where both computed the same */
    public record OnGpu(int number, long bytes, Optional<String> problem) {}

    /** The folder that libtorch was loaded from. */
    public static String libraryFolder() {
        Natives.engine();
        return LibUtils.getLibtorchPath();
    }

    /** One for each GPU that the libtorch in use finds. */
    public static List<OnGpu> run() {
        Engine engine = Natives.engine();
        List<OnGpu> found = new ArrayList<>();
        for (int i = 0; i < engine.getGpuCount(); i++) {
            found.add(on(i));
        }
        return found;
    }

    private static OnGpu on(int number) {
        Device gpu = Device.gpu(number);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            NDArray random = manager.randomNormal(new Shape(SIDE, SIDE));
            float[] expected = computed(random);
            float[] found = computed(random.toDevice(gpu, true));
            return new OnGpu(number, CudaUtils.getGpuMemory(gpu).getMax(), difference(expected, found));
        } catch (RuntimeException e) {
            return new OnGpu(number, 0, Optional.of(e.getMessage() == null ? e.getClass().getSimpleName()
                    : e.getMessage().lines().findFirst().orElse("")));
        }
    }

    /** A matrix product and a convolution of it. */
    static float[] computed(NDArray matrix) {
        NDArray product = matrix.matMul(matrix);
        NDArray image = product.reshape(1, 2, SIDE / 2, SIDE);
        NDArray kernel = matrix.get(":2, :18").reshape(2, 2, 3, 3);
        return Conv2d.conv2d(image, kernel).singletonOrThrow().toFloatArray();
    }

    static Optional<String> difference(float[] expected, float[] found) {
        float largest = 0;
        float difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - found[i])); // NaN stays NaN
        }
        return difference <= TOLERANCE * largest ? Optional.empty()
                : Optional.of("its numbers differ from the processor's by up to %.3g of %.3g".formatted(difference, largest));
    }
}
