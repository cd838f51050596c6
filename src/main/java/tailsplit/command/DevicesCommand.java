package tailsplit.command;

import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import tailsplit.training.Devices;
import tailsplit.worker.ExitCode;

/** {@code tailsplit devices}. */
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        description = "Lists what training can compute on here, and what 'device: auto' takes.")
final class DevicesCommand implements Callable<Integer> {
    private static final Logger LIBRARY = Logger.getLogger("ai.djl");

    @Override
    public Integer call() {
        LIBRARY.setLevel(Level.OFF);
        Devices.all().forEach(device -> System.out.printf("%-8s %s%n", device.name(), device.description()));
        System.out.println("auto takes " + Devices.resolve("auto"));
        return ExitCode.DONE;
    }
}
