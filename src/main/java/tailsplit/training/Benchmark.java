package tailsplit.training;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tailsplit.dataset.ImageSet;
import tailsplit.gpu.ComputeDevice;
import tailsplit.network.Peak;
import tailsplit.network.Precision;

/** Times whole training steps: the trainer's own, with everything that it does for a batch. */
public final class Benchmark implements AutoCloseable {
    private static final int EVALUATIONS = 3;

    private final Recipe recipe;
    private final NDManager manager;
    private final boolean hasBfloat16;
    private final Model model;
    private final Steps steps;
    private final Batches batches;
    private final Method method;

    /**
     * Of all steps timed; the last, smaller batch of an epoch is not among them.
     *
     * @param milliseconds of each step, ascending
     * @param shares       of the whole time, by the name of the part in lower case
     */
    public record Timing(double[] milliseconds, Map<String, Double> shares) {
        /** @param share from 0, the fastest, to 1, the slowest */
        public double quantile(double share) {
            return milliseconds[(int) Math.round(share * (milliseconds.length - 1))];
        }
    }

    /** In GFLOP/s. */
    public record Peaks(double matmulF32, double matmulBf16, double convolutionF32, double convolutionBf16) {}

    /** @param device as {@link Devices#resolve} gives it */
    public Benchmark(Recipe recipe, ComputeDevice device) {
        this.recipe = recipe;
        manager = NDManager.newBaseManager(Devices.device(device));
        hasBfloat16 = Devices.hasBfloat16(device);
        JniUtils.setGradMode(false);
        model = new Model(manager, recipe);
        steps = new Steps(recipe.batch());
        batches = new Batches(manager, recipe, steps);
        method = Method.of(manager, recipe, model, batches, Optional.empty());
    }

    /**
     * @param warmUp steps before those that are timed, at least 1
     * @param count  of the steps that are timed, at least 1
     * @throws DivergedException where random images make the loss infinite
     */
    public Timing time(int warmUp, int count) throws DivergedException {
        train(warmUp);
        batches.clock().reset();
        double[] milliseconds = train(count);
        Arrays.sort(milliseconds);
        Map<StepClock.Part, Double> seconds = new EnumMap<>(StepClock.Part.class);
        for (StepClock.Part part : StepClock.Part.values()) {
            seconds.put(part, batches.clock().seconds(part));
        }
        double all = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        seconds.forEach((part, each) -> shares.put(part.name().toLowerCase(Locale.ROOT), each / all));
        return new Timing(milliseconds, shares);
    }

    /** Of test images, the best of three passes. */
    public double evaluationImagesPerSecond() {
        ImageSet images = recipe.dataset().test();
        double best = Double.POSITIVE_INFINITY;
        try (Evaluator evaluator = Evaluator.ofAll(manager, model, recipe, images)) {
            for (int i = 0; i < EVALUATIONS; i++) {
                long start = System.nanoTime();
                evaluator.evaluate(Optional.empty());
                best = Math.min(best, (System.nanoTime() - start) / 1e9);
            }
        }
        return images.size() / best;
    }

    /**
     * What a step asks of libtorch; on a GPU each operation is a kernel, or a few, to launch.
     *
     * @param operations that compute, not views
     * @param waits      of these the ones whose result the calling thread waits for
     */
    public record Calls(double operations, double waits) {}

    /** @param steps over which is averaged, at least 1 */
    public Calls calls(int steps) throws DivergedException, IOException {
        OperationCount counted = OperationCount.of(() -> train(steps));
        return new Calls((double) counted.computing() / steps, (double) counted.waiting() / steps);
    }

    /** Those of bfloat16 are NaN where the device has no instructions for it: it would compute for minutes. */
    public Peaks peaks() {
        try (Peak peak = new Peak(manager)) {
            return new Peaks(peak.matmul(Precision.F32), hasBfloat16 ? peak.matmul(Precision.BF16) : Double.NaN,
                    peak.convolution(Precision.F32), hasBfloat16 ? peak.convolution(Precision.BF16) : Double.NaN);
        }
    }

    /** Floating-point operations of a step. */
    public double stepFlop() {
        ImageSet images = recipe.dataset().train();
        return recipe.batch() * recipe.network().trainingFlop(images.channels(), images.height(), images.width());
    }

    @Override
    public void close() {
        method.close();
        batches.close();
        model.close();
        manager.close();
    }

    private double[] train(int count) throws DivergedException {
        steps.begin(count);
        for (int epoch = 1; !steps.stopRequested(); epoch++) {
            try {
                method.train(epoch);
            } catch (StoppedException _) {
                break;
            }
        }
        return steps.milliseconds();
    }

    /** Ends an epoch when there are enough. */
    private static final class Steps implements TrainingListener {
        private final int batch;
        private double[] milliseconds = {};
        private int done;
        private long last;

        Steps(int batch) {
            this.batch = batch;
        }

        void begin(int count) {
            milliseconds = new double[count];
            done = 0;
        }

        double[] milliseconds() {
            return milliseconds;
        }

        @Override
        public boolean stopRequested() {
            last = System.nanoTime();
            return done == milliseconds.length;
        }

        @Override
        public void batchEnded(int epoch, int number, int batches, int images, double loss) {
            if (images == batch && done < milliseconds.length) {
                milliseconds[done++] = (System.nanoTime() - last) / 1e6;
            }
        }

        @Override
        public void epochEnded(EpochReport report) {}
    }
}
