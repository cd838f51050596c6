package tailsplit.worker;

import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.file.Json;
import tailsplit.protocol.WorkerCommand;
import tailsplit.splitting.SplittingMethod;
import tailsplit.training.StoppedException;
import tailsplit.user.UserFolders;

/** Trains an experiment's pilot and finds the modes of its classes. */
final class ModesWorker {
    private ModesWorker() {}

    /** @return the exit code */
    static int run(WorkerCommand.FindModes command) {
        return TaskRunner.run(() -> find(command));
    }

    private static void find(WorkerCommand.FindModes command) throws StoppedException {
        Configuration configuration = ConfigurationFile.read(command.configuration()).with(Settings.SPLITTING_METHOD,
                SplittingMethod.NONE);
        Prepared prepared = Prepared.of(configuration, UserFolders.standard().datasets());
        Json.write(command.result(),
                ModeSearch.choose(prepared, command.minimumSize(), command.epochs(), TaskRunner::progress, () -> false));
    }
}
