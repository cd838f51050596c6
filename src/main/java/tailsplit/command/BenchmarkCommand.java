package tailsplit.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Overrides;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;
import tailsplit.file.UserFile;
import tailsplit.protocol.BenchmarkResult;
import tailsplit.protocol.ExitCode;
import tailsplit.run.RunFolder;
import tailsplit.service.BenchmarkProcess;

/** {@code tailsplit benchmark}. */
@Command(name = "benchmark", mixinStandardHelpOptions = true, description = {
    "Times whole training steps, from the bytes of the images to the update of the weights, on random images of",
    "CIFAR-10-LT's number and size (imbalance factor 0.01), in a process like that of a run. Leave the machine alone",
    "meanwhile: any other work shows in the numbers."
})
final class BenchmarkCommand implements Callable<Integer> {
    @Option(names = "--network", paramLabel = "NAME", description = "A key of network.name (default: resnet32).")
    private String network = "resnet32";

    @Option(names = "--batch", paramLabel = "N", description = "Images in a batch (default: 128).")
    private int batch = 128;

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads of each process (default: as many as there are cores, shared out).")
    private int threads;

    @Option(names = "--precision", paramLabel = "P", description = "auto, f32 or bf16 (default: auto).")
    private String precision = "auto";

    @Option(names = "--cws", description = "With classwise splitting: clustering and label mapper in every step.")
    private boolean splitting;

    @Option(names = "--device", paramLabel = "D", description = "auto, cpu or gpu:N (default: auto).")
    private String device = "auto";

    @Option(names = "--steps", paramLabel = "N", description = "Steps that are timed, after ten that are not (default: 60).")
    private int steps = 60;

    @Option(names = "--runs", paramLabel = "N", description = "Processes side by side (default: 1); their images per second are added up.")
    private int runs = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the first process's numbers, imagesPerSecond being that of all.")
    private Optional<Path> json = Optional.empty();

    @Mixin
    private DataHomeOption data;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireAtLeastOne("--steps", steps);
        requireAtLeastOne("--runs", runs);
        Configuration configuration = Overrides.apply(Configuration.defaults(),
                List.of("network.name=" + network, "training.batch=" + batch, "training.precision=" + precision,
                        "training.device=" + device, "splitting.method=" + (splitting ? "cws" : "none")), Path.of(""));
        List<BenchmarkResult> results = measure(configuration);
        double together = results.stream().mapToDouble(BenchmarkResult::imagesPerSecond).sum();
        print(results.getFirst(), together);
        json.ifPresent(file -> UserFile.write(file, Json.text(results.getFirst().withImagesPerSecond(together))));
        return ExitCode.DONE;
    }

    private List<BenchmarkResult> measure(Configuration configuration) throws IOException, InterruptedException {
        int each = threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / runs);
        List<RunFolder> folders = new ArrayList<>();
        List<Process> processes = new ArrayList<>();
        try (AtExit _ = new AtExit(() -> processes.forEach(Process::destroy))) {
            for (int i = 0; i < runs; i++) {
                RunFolder folder = new RunFolder(Files.createTempDirectory("tailsplit-benchmark"));
                ConfigurationFile.write(configuration, folder.configuration());
                folders.add(folder);
                processes.add(BenchmarkProcess.start(folder, steps, each, data.folder(), result(folder)));
            }
            List<BenchmarkResult> results = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                if (processes.get(i).waitFor() != 0) {
                    throw new InvalidInputException("the benchmark could not be run; %s says why".formatted(folders.get(i).log()));
                }
                results.add(Json.read(result(folders.get(i)), BenchmarkResult.class).orElseThrow());
                folders.get(i).delete();
            }
            return results;
        } finally {
            processes.forEach(Process::destroy);
        }
    }

    private static Path result(RunFolder folder) {
        return folder.path().resolve("benchmark.json");
    }

    private static void requireAtLeastOne(String option, int number) {
        if (number < 1) {
            throw new InvalidInputException("%s: found %d; allowed: a whole number from 1".formatted(option, number));
        }
    }

    private void print(BenchmarkResult r, double together) {
        line("%s, libtorch %s, %s", r.processor(), r.pytorch(), r.device());
        line("%s, batch %d, %s, splitting %s, %d threads%s", r.network(), r.batch(), r.precision(), r.method(), r.threads(),
                runs > 1 ? ", " + runs + " processes side by side" : "");
        line("%.0f images/s%s", together, runs > 1 ? " together" : "");
        line("step            %8.1f ms median of %d; fastest %.1f, 10 %% under %.1f, 10 %% over %.1f", r.medianMilliseconds(), r.steps(),
                r.fastestMilliseconds(), r.tenthMilliseconds(), r.ninetiethMilliseconds());
        line("  images        %8.1f %%", 100 * r.dataShare());
        line("  forward       %8.1f %%", 100 * r.forwardShare());
        line("  clustering    %8.1f %%", 100 * r.clusteringShare());
        line("  losses, mapper%8.1f %%", 100 * r.lossShare());
        line("  backward      %8.1f %%", 100 * r.backwardShare());
        line("  update        %8.1f %%", 100 * r.updateShare());
        line("  rest          %8.1f %%", 100 * r.restShare());
        line("calls           %8.0f of libtorch's operations a step; %.0f of them wait for a value",
                r.operationsPerStep(), r.waitsPerStep());
        line("of the peak     %8.1f %%   %.1f GFLOP a step", 100 * r.shareOfPeak(), r.stepGflop());
        line("peak, f32       %8.0f GFLOP/s convolution, %.0f matrix product", r.convolutionPeakF32(), r.matmulPeakF32());
        if (Double.isNaN(r.matmulPeakBf16())) {
            line("peak, bf16      not measured: there are no instructions for bfloat16 here");
        } else {
            line("peak, bf16      %8.0f GFLOP/s convolution, %.0f matrix product", r.convolutionPeakBf16(), r.matmulPeakBf16());
        }
        line("evaluation      %8.0f images/s", r.evaluationImagesPerSecond());
        line("first step after%8.1f s; %.2f GB of memory at most", r.secondsToFirstStep(), r.gigabytes());
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is Error Prone's own
    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
