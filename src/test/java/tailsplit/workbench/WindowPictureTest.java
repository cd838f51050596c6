package tailsplit.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.ConfigurationFile;

/** {@code tailsplit window --picture}, each in a process of its own, as JavaFX starts once in a process. */
class WindowPictureTest {
    @TempDir
    private Path folder;

    private Path workspace;
    private Path experiment;
    private Path picture;

    @BeforeEach
    void writeExperiment() throws IOException {
        workspace = folder.resolve("workspace");
        picture = folder.resolve("window.png");
        experiment = Files.writeString(folder.resolve("step.yaml"), "{name: Step, dataset: {name: shapes10}, imbalance: {profile: step}}");
    }

    @Test
    void itShowsTheExperimentAndLeavesThePreferencesAlone() throws Exception {
        assertEquals("", window("--screen", "design"));
        BufferedImage sample = ImageIO.read(picture.toFile());
        assertEquals(List.of(1280, 800), List.of(sample.getWidth(), sample.getHeight()));
        assertEquals("", window(experiment.toString()));
        assertTrue(difference(sample, ImageIO.read(picture.toFile())) > 1000, "another experiment looks the same");
        assertFalse(Files.exists(folder.resolve("config")));
    }

    @Test
    void anExperimentThatIsNotSavedIsNotLostForOne() throws Exception {
        Files.createDirectories(workspace);
        Path unsaved = Files.copy(experiment, workspace.resolve("unsaved-experiment.yaml"));
        String said = window(experiment.toString());
        assertTrue(said.contains("workspace holds an experiment that is not saved"), said);
        assertFalse(Files.exists(picture));
        assertEquals(ConfigurationFile.read(experiment), ConfigurationFile.read(unsaved));
    }

    /** @return what it complains of */
    private String window(String... arguments) throws Exception {
        Path said = folder.resolve("said.txt");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Djava.util.logging.config.file=" + Files.writeString(folder.resolve("quiet"), ""),
                "-cp", System.getProperty("java.class.path"), "tailsplit.command.Tailsplit",
                "window", "--picture", picture.toString(), "--workspace", workspace.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("TAILSPLIT_CONFIG", folder.resolve("config").toString());
        Process process = builder.start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it does not end");
        String complaint = Files.readString(said);
        assertEquals(complaint.isEmpty() ? 0 : 2, process.exitValue(), complaint);
        return complaint;
    }

    private static long difference(BufferedImage one, BufferedImage other) {
        long pixels = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                pixels += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return pixels;
    }
}
