package tailsplit.worker;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.ImageSet;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.file.Json;
import tailsplit.file.ProcessMemory;
import tailsplit.gpu.ComputeDevice;
import tailsplit.imbalance.Profile;
import tailsplit.network.Precision;
import tailsplit.protocol.BenchmarkResult;
import tailsplit.protocol.ExitCode;
import tailsplit.protocol.WorkerCommand;
import tailsplit.training.Benchmark;
import tailsplit.training.Devices;
import tailsplit.training.DivergedException;

/** Times training steps on random images of CIFAR-10-LT's number and size, imbalance factor 0.01. */
final class BenchmarkWorker {
    private static final int[] COUNTS = {5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50};
    private static final int TEST_IMAGES = 2000;
    private static final int SIDE = 32;
    private static final int WARM_UP = 10;
    private static final int COUNTED = 5;

    private BenchmarkWorker() {}

    /** @return the exit code */
    static int run(WorkerCommand.Benchmark command) throws DivergedException, IOException {
        Json.write(command.result(), measure(ConfigurationFile.read(command.configuration()), command.steps()));
        return ExitCode.DONE;
    }

    private static BenchmarkResult measure(Configuration c, int steps) throws DivergedException, IOException {
        Prepared prepared = Prepared.of(c.with(Settings.IMBALANCE_PROFILE, Profile.NATURAL), dataset());
        ComputeDevice device = Devices.resolve(c.get(Settings.TRAINING_DEVICE));
        Precision precision = Recipes.precision(c, device, Optional.empty());
        try (Benchmark benchmark = new Benchmark(Recipes.recipe(prepared, precision), device)) {
            benchmark.time(1, 1);
            double firstStep = secondsSinceStart();
            Benchmark.Timing timing = benchmark.time(WARM_UP, steps);
            double memory = ProcessMemory.peak() / 1e9;
            double evaluation = benchmark.evaluationImagesPerSecond();
            Benchmark.Calls calls = benchmark.calls(COUNTED);
            Benchmark.Peaks peaks = benchmark.peaks();
            double median = timing.quantile(0.5);
            double gflop = benchmark.stepFlop() / 1e9;
            double peak = precision == Precision.BF16 ? peaks.convolutionBf16() : peaks.convolutionF32();
            Map<String, Double> shares = timing.shares();
            ToDoubleFunction<String> share = part -> Objects.requireNonNull(shares.get(part));
            return new BenchmarkResult(1000 * c.get(Settings.TRAINING_BATCH) / median, c.text(Settings.NETWORK_NAME),
                    c.getInt(Settings.TRAINING_BATCH),
                    precision.name().toLowerCase(Locale.ROOT), c.text(Settings.SPLITTING_METHOD),
                    Integer.getInteger("ai.djl.pytorch.num_threads", 0), steps,
                    median, timing.quantile(0), timing.quantile(0.1), timing.quantile(0.9),
                    share.applyAsDouble("data"), share.applyAsDouble("forward"), share.applyAsDouble("clustering"),
                    share.applyAsDouble("loss"), share.applyAsDouble("backward"), share.applyAsDouble("update"),
                    share.applyAsDouble("rest"), calls.operations(), calls.waits(), gflop,
                    peaks.matmulF32(), peaks.matmulBf16(), peaks.convolutionF32(), peaks.convolutionBf16(),
                    1000 * gflop / median / peak, evaluation, firstStep, memory, named(device), Devices.processor(),
                            Devices.pytorchVersion());
        }
    }

    private static String named(ComputeDevice device) {
        return Devices.gpuName(device).map(name -> "%s (%s)".formatted(device.text(), name)).orElse(device.text());
    }

    private static double secondsSinceStart() {
        return ProcessHandle.current().info().startInstant()
                .map(start -> Duration.between(start, Instant.now()).toMillis() / 1e3).orElse(Double.NaN);
    }

    private static Dataset dataset() {
        List<String> names = IntStream.range(0, COUNTS.length).mapToObj(c -> "class " + c).toList();
        int[] labels = IntStream.range(0, COUNTS.length).flatMap(c -> IntStream.generate(() -> c).limit(COUNTS[c])).toArray();
        int[] testLabels = IntStream.range(0, TEST_IMAGES).map(i -> i % COUNTS.length).toArray();
        Random random = new Random(0);
        return new Dataset("cifar10", names, images(labels, random), Optional.empty(), images(testLabels, random));
    }

    private static ImageSet images(int[] labels, Random random) {
        byte[] pixels = new byte[labels.length * SIDE * SIDE * 3];
        random.nextBytes(pixels);
        return new ImageSet(SIDE, SIDE, 3, pixels, labels);
    }
}
