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
    /** In MB, measured with a few runs. */
    private static final int HEAP = 120;

    @Parameters(arity = "0..1", paramLabel = "CONFIG.yaml", description = "An experiment to open.")
    private Optional<Path> experiment = Optional.empty();

    @Option(names = "--picture", paramLabel = "FILE.png",
            description = "Writes a picture of the window to this file instead of showing it; needs no display.")
    private Optional<Path> picture = Optional.empty();

    @Option(names = "--screen", paramLabel = "SCREEN", description = "The screen on the picture: ${COMPLETION-CANDIDATES}.")
    private Optional<Picture.Screen> screen = Optional.empty();

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Mixin
    private DataHomeOption data = new DataHomeOption();

    @Override
    public Integer call() {
        experiment.filter(file -> !Files.isRegularFile(file)).ifPresent(file -> {
            throw new InvalidInputException(Files.exists(file)
                    ? "%s: found no file; allowed: a file, which the window saves to".formatted(file)
                    : "%s does not exist".formatted(file));
        });
        if (screen.isPresent() && picture.isEmpty()) {
            throw new InvalidInputException("--screen is for a picture; name its file with --picture");
        }
        requireHeap();
        if (picture.isPresent()) {
            Workbench.take(new Picture(workspace.folder(), data.folder(), experiment,
                    screen, picture.get()));
            return ExitCode.DONE;
        }
        if (!Workbench.hasDisplay()) {
            throw new InvalidInputException(
                    "there is no display for the window; 'tailsplit run CONFIG.yaml' trains without one, 'tailsplit "
                            + "--help' lists all commands");
        }
        Workbench.show(workspace.given(), workspace.folder(), data.folder(), experiment);
        return ExitCode.DONE;
    }

    /** Where JavaFX itself runs out of memory, it goes on in pieces and says so in traces. */
    private static void requireHeap() {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        if (heap < HEAP) {
            throw new InvalidInputException("found a heap of %d MB; allowed for the window: %d MB or more (JAVA_TOOL_OPTIONS=-Xmx1g)"
                    .formatted(heap, HEAP));
        }
    }
}
