package tailsplit.command;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tailsplit.experiment.Workspace;
import tailsplit.protocol.ExitCode;
import tailsplit.results.Bundle;

/** {@code tailsplit import}. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Takes the runs of an archive made by 'tailsplit bundle' into a workspace; what is there already stays.")
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.zip", description = "The archive.")
    private Path file;

    @Mixin
    private WorkspaceOption workspace;

    @Override
    public Integer call() {
        Set<String> fresh = Bundle.read(file, new Workspace(workspace.folder()));
        System.out.printf("%d new run%s in %s%n", fresh.size(), fresh.size() == 1 ? "" : "s", workspace.folder());
        return ExitCode.DONE;
    }
}
