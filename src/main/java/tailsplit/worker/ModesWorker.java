package tailsplit.worker;

import java.nio.file.Path;
import java.util.List;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.file.Json;
import tailsplit.splitting.SplittingMethod;
import tailsplit.training.StoppedException;
import tailsplit.user.UserFolders;

/** The process that trains an experiment's pilot and finds the modes of its classes. It talks as {@link Spoken} has it. */
public final class ModesWorker {
    private ModesWorker() {}

    /** @param arguments the configuration, images of a subclass at least, epochs of the pilot, and the file for the choices */
    public static void main(String[] arguments) {
        System.exit(Spoken.run(() -> find(List.of(arguments))));
    }

    private static void find(List<String> arguments) throws StoppedException {
        Configuration configuration = ConfigurationFile.read(Path.of(arguments.get(0))).with(Settings.SPLITTING_METHOD,
                SplittingMethod.NONE);
        Prepared prepared = Prepared.of(configuration, UserFolders.standard().datasets());
        Json.write(Path.of(arguments.get(3)), ModeSearch.choose(prepared, Integer.parseInt(arguments.get(1)),
                Integer.parseInt(arguments.get(2)), Spoken::progress, () -> false));
    }
}
