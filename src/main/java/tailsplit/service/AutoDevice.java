package tailsplit.service;

import java.nio.file.Path;
import java.util.function.Function;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.gpu.ComputeDevice;
import tailsplit.gpu.LibtorchStore;
import tailsplit.run.RunState;

/**
 * What the device {@code auto} comes to on this machine: the first GPU where one is in use; else what the first run that
 * has begun has found.
 */
final class AutoDevice {
    private final LibtorchStore store;
    private ComputeDevice known;

    /** @param dataHome with the build of libtorch that a GPU needs */
    AutoDevice(Path dataHome) {
        store = new LibtorchStore(dataHome);
        look();
    }

    /** The device that a run is going to be trained on, as far as that is known. */
    ComputeDevice of(Configuration configuration) {
        ComputeDevice asked = configuration.get(Settings.TRAINING_DEVICE);
        return asked instanceof ComputeDevice.Auto ? known : asked;
    }

    boolean isOpen(QueuedRun run) {
        return run.device() instanceof ComputeDevice.Auto;
    }

    /** @return the queue with what a run has found in the place of auto */
    Queue found(ComputeDevice device, Queue queue) {
        known = device;
        Queue resolved = queue;
        for (QueuedRun each : queue.runs()) {
            resolved = isOpen(each) ? resolved.changing(each.run(), run -> run.on(device)) : resolved;
        }
        return resolved;
    }

    /**
     * Looks again whether a GPU is in use.
     *
     * @return the queue with the devices of the runs that wait brought up to date
     */
    Queue lookedAgain(Queue queue, Function<String, Configuration> configuration) {
        look();
        Queue resolved = queue;
        for (QueuedRun each : queue.runs()) {
            resolved = each.state() == RunState.WAITING ? resolved.changing(each.run(), run -> anew(run, configuration)) : resolved;
        }
        return resolved;
    }

    private QueuedRun anew(QueuedRun run, Function<String, Configuration> configuration) {
        try {
            return run.on(of(configuration.apply(run.run())));
        } catch (InvalidInputException _) {
            return run; // its worker will say what is wrong with the file
        }
    }

    private void look() {
        known = store.usable().isPresent() ? new ComputeDevice.NumberedGpu(0) : new ComputeDevice.Auto();
    }
}
