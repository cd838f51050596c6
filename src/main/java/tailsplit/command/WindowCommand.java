package tailsplit.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tailsplit.file.InvalidInputException;
import tailsplit.protocol.ExitCode;
import tailsplit.workbench.Picture;
import tailsplit.workbench.Workbench;

/** {@code tailsplit window}, and {@code tailsplit} alone. */
@Command(name = "window", mixinStandardHelpOptions = true, description = "Opens the window, as tailsplit without a command does.")
final class WindowCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "CONFIG.yaml", description = "An experiment to open.")
    private Path experiment;

    @Option(names = "--picture", paramLabel = "FILE.png",
            description = "Writes a picture of the window to this file instead of showing it; needs no display.")
    private Path picture;

    @Option(names = "--screen", paramLabel = "SCREEN", description = "The screen on the picture: ${COMPLETION-CANDIDATES}.")
    private Picture.Screen screen;

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Mixin
    private DataHomeOption data = new DataHomeOption();

    @Override
    public Integer call() {
        if (experiment != null && !Files.isRegularFile(experiment)) {
            throw new InvalidInputException("%s does not exist".formatted(experiment));
        }
        if (screen != null && picture == null) {
            throw new InvalidInputException("--screen is for a picture; name its file with --picture");
        }
        if (picture != null) {
            Workbench.take(new Picture(workspace.folder(), data.folder(), Optional.ofNullable(experiment),
                    Optional.ofNullable(screen), picture));
            return ExitCode.DONE;
        }
        if (!Workbench.hasDisplay()) {
            throw new InvalidInputException(
                    "there is no display for the window; 'tailsplit run CONFIG.yaml' trains without one, 'tailsplit "
                            + "--help' lists all commands");
        }
        Workbench.show(workspace.given(), workspace.folder(), data.folder(), Optional.ofNullable(experiment));
        return ExitCode.DONE;
    }
}
