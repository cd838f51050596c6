package tailsplit.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tailsplit.download.DownloadException;
import tailsplit.gpu.GpuReport;
import tailsplit.gpu.Libtorch;
import tailsplit.gpu.LibtorchInUse;
import tailsplit.gpu.LibtorchSource;
import tailsplit.gpu.SelfTest;
import tailsplit.protocol.ExitCode;
import tailsplit.service.GpuSetup;
import tailsplit.service.SelfTestProcess;
import tailsplit.training.Devices;

/** {@code tailsplit devices}. */
@Command(name = "devices", mixinStandardHelpOptions = true, description = {
    "Says what training can compute on here, what of it is used, and what is missing. A GPU of NVIDIA's needs a build of",
    "libtorch of its own, which --install-gpu gets and tries."
})
final class DevicesCommand implements Callable<Integer> {
    private static final String NETWORK = "";

    @Mixin
    private DataHomeOption data;

    @Option(names = "--install-gpu", arity = "0..1", fallbackValue = NETWORK, paramLabel = "FROM", description = {
        "Gets the CUDA build of libtorch and uses it where it computes rightly: from the network, or FROM a downloaded archive,",
        "its unpacked folder, or a Python environment with the same PyTorch on this machine."
    })
    private Optional<String> installFrom = Optional.empty();

    @Option(names = "--remove-gpu", description = "Computes on the processor from now on, and deletes what was downloaded.")
    private boolean remove;

    @Option(names = "--yes", description = "Downloads without asking first.")
    private boolean yes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        GpuSetup setup = new GpuSetup(data.folder());
        if (remove) {
            setup.remove();
            System.out.println("Removed. Training computes on the processor.");
            return ExitCode.DONE;
        }
        if (installFrom.isPresent()) {
            return install(setup, installFrom.get());
        }
        report(setup);
        return ExitCode.DONE;
    }

    private int install(GpuSetup setup, String from) throws IOException, InterruptedException {
        LibtorchSource source = from.equals(NETWORK) ? new LibtorchSource.Network() : LibtorchSource.at(Path.of(from));
        if (source instanceof LibtorchSource.Network && setup.report().installable() && !setup.isDownloaded() && !agreed()) {
            return ExitCode.STOPPED;
        }
        LibtorchInUse found = installed(setup, source);
        System.out.printf("Ready: %s computes on %d of %d GPU%s. Runs that start from now on use it.%n",
                Libtorch.WANTED, found.gpus().size(), found.ofAll(), found.ofAll() == 1 ? "" : "s");
        return ExitCode.DONE;
    }

    private static LibtorchInUse installed(GpuSetup setup, LibtorchSource source) throws IOException, InterruptedException {
        try {
            return setup.install(source, new TransferDisplay(), () -> false);
        } catch (DownloadException e) {
            throw new DownloadException(("%s. For a machine without a network, fetch that file on another one and run "
                    + "'tailsplit devices --install-gpu FILE'")
                    .formatted(e.getMessage()), e);
        }
    }

    private boolean agreed() {
        System.out.printf("Gets %s, into %s. Meanwhile up to three times as much room on the disk is needed.%n",
                GpuSetup.offer(), data.folder());
        System.out.println("It contains CUDA under NVIDIA's licence. A download that breaks is continued by the same command.");
        if (yes) {
            return true;
        }
        return Terminal.find().map(console -> Optional.ofNullable(console.readLine("Go on? [y/N] "))
                .filter(answer -> answer.strip().equalsIgnoreCase("y")).isPresent()).orElse(true);
    }

    private void report(GpuSetup setup) throws IOException, InterruptedException {
        GpuReport report = setup.report();
        SelfTest.Result tried = new SelfTestProcess(data.folder()).ofWhatIsUsed();
        line("Processor", "%s, %d cores".formatted(Devices.processor(), Runtime.getRuntime().availableProcessors()));
        line("GPU", report.found());
        line("Used", tried.good().isEmpty() ? "the processor, with libtorch " + tried.version() : report.used());
        report.missing().ifPresent(missing -> line("Missing", missing));
        if (report.missing().isEmpty() && tried.good().isEmpty()) {
            line("Missing", "%s does not compute on the GPU now: %s".formatted(Libtorch.WANTED, tried.reason()));
        }
        if (report.installable() && report.missing().isPresent()) {
            line("", "'tailsplit devices --install-gpu' gets %s;".formatted(GpuSetup.offer()));
            line("", "'tailsplit devices --install-gpu FROM' takes it from an archive, a folder or a Python environment on this machine.");
        }
        line("Settings", "training.device: auto takes %s; allowed here: %s".formatted(tried.good().isEmpty() ? "cpu" : "gpu:0",
                Stream.concat(Stream.of("auto", "cpu"), IntStream.range(0, tried.good().size()).mapToObj(number -> "gpu:" + number))
                        .collect(Collectors.joining(", "))));
    }

    private static void line(String name, String text) {
        System.out.printf("%-10s %s%n", name, text);
    }
}
