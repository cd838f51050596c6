package tailsplit.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.file.Json;
import tailsplit.gpu.Trial;
import tailsplit.training.DeviceTrial;
import tailsplit.training.Devices;

/** The process that tries a libtorch: loads it, and computes on every GPU. */
public final class TrialWorker {
    private static final Logger LOG = Logger.getLogger(TrialWorker.class.getName());

    private TrialWorker() {}

    /** @param arguments the file that gets the {@link Trial.Result} */
    public static void main(String[] arguments) {
        Json.write(Path.of(arguments[0]), result());
        System.exit(ExitCode.DONE);
    }

    private static Trial.Result result() {
        try {
            List<Trial.OnGpu> gpus = DeviceTrial.run().stream()
                    .map(gpu -> new Trial.OnGpu(gpu.number(), gpu.bytes(), gpu.problem())).toList();
            gpus.forEach(gpu -> LOG.info("gpu:%d %s".formatted(gpu.number(), gpu.problem().orElse("computes as the processor does"))));
            return new Trial.Result(DeviceTrial.libraryFolder(), Devices.pytorchVersion(), gpus, Optional.empty());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "libtorch could not be tried", e);
            return Trial.Result.failed(cause(e));
        }
    }

    private static String cause(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage().lines().findFirst().orElse("");
    }
}
