package tailsplit.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tailsplit.experiment.Workspace;
import tailsplit.protocol.ExitCode;
import tailsplit.run.RunState;
import tailsplit.service.Capacity;
import tailsplit.service.Queue;
import tailsplit.service.QueueKeeper;

/** {@code tailsplit queue}. */
@Command(name = "queue", mixinStandardHelpOptions = true,
        description = "Trains the queue of a workspace without a window, until it is empty or a window takes it over.")
final class QueueCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace;

    @Mixin
    private DataHomeOption data;

    @Option(names = "--cores", paramLabel = "N", description = "Cores that runs may use at a time (default: all).")
    private int cores = Runtime.getRuntime().availableProcessors();

    @Option(names = "--runs-of-a-gpu", paramLabel = "N", description = "Runs that may share a GPU at a time (default: 1).")
    private int runsOfAGpu = 1;

    @Override
    public Integer call() throws InterruptedException {
        QueueKeeper.keep(new Workspace(workspace.folder()), data.folder(), new Capacity(cores, runsOfAGpu), QueueCommand::print);
        return ExitCode.DONE;
    }

    private static void print(Queue queue) {
        System.out.printf("Queue: %d running, %d waiting, %d done%n", queue.active(), queue.count(RunState.WAITING),
                queue.count(RunState.FINISHED));
    }
}
