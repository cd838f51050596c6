package tailsplit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tailsplit.experiment.Settings;

class ExperimentOptionsTest {
    @Command(name = "any")
    private static final class AnyCommand {
        @Mixin
        private ExperimentOptions experiment;
    }

    /** As {@code tailsplit run <(cat x.yaml)} gives it: whoever opens it again finds it empty. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsReadOnce(@TempDir Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("x.yaml"), "name: Piped\ntraining: {epochs: 7}\ndataset: {path: images}\n");
        Process writer = new ProcessBuilder("sh", "-c", "mkfifo pipe && echo made && cat x.yaml > pipe && : > pipe")
                .directory(folder.toFile()).start();
        try {
            assertEquals('m', writer.getInputStream().read());
            AnyCommand command = new AnyCommand();
            new CommandLine(command).parseArgs(folder.resolve("pipe").toString());
            assertEquals("Piped", command.experiment.ablation().name());
            assertEquals(7, command.experiment.configuration().getInt(Settings.TRAINING_EPOCHS));
            assertEquals(Path.of("images").toAbsolutePath().toString(),
                    command.experiment.configuration().get(Settings.DATASET_PATH).orElseThrow().toString(),
                    "a pipe is in no folder of the user's");
        } finally {
            writer.destroy();
        }
    }
}
