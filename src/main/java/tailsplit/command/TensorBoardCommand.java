package tailsplit.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tailsplit.protocol.ExitCode;
import tailsplit.results.TensorBoard;

/** {@code tailsplit tensorboard}. */
@Command(name = "tensorboard", mixinStandardHelpOptions = true,
        description = "Writes a run's curves for TensorBoard, into the folder tensorboard within the run.")
final class TensorBoardCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "A run folder, or its name in the workspace.")
    private Path run;

    @Mixin
    private WorkspaceOption workspace;

    @Override
    public Integer call() {
        System.out.println(TensorBoard.write(workspace.find(run)));
        return ExitCode.DONE;
    }
}
