package tailsplit.worker;

import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.file.Json;
import tailsplit.file.Problem;
import tailsplit.gpu.SelfTest;
import tailsplit.protocol.ExitCode;
import tailsplit.protocol.WorkerCommand;
import tailsplit.training.DeviceSelfTest;
import tailsplit.training.Devices;

/** Tries a libtorch: loads it, and computes on every GPU. */
final class SelfTestWorker {
    private static final Logger LOG = Logger.getLogger(SelfTestWorker.class.getName());

    private SelfTestWorker() {}

    /** @return the exit code */
    static int run(WorkerCommand.SelfTest command) {
        Json.write(command.result(), result());
        return ExitCode.DONE;
    }

    private static SelfTest.Result result() {
        try {
            List<SelfTest.OnGpu> gpus = DeviceSelfTest.run().stream()
                    .map(gpu -> new SelfTest.OnGpu(gpu.number(), gpu.bytes(), gpu.problem())).toList();
            gpus.forEach(gpu -> LOG.info("gpu:%d %s".formatted(gpu.number(), gpu.problem().orElse("computes as the processor does"))));
            return new SelfTest.Result(DeviceSelfTest.libraryFolder(), Devices.pytorchVersion(), gpus, Optional.empty());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "libtorch could not be tried", e);
            return SelfTest.Result.failed(Problem.sentence(e));
        }
    }
}
