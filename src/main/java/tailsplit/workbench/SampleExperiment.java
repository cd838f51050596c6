package tailsplit.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;

/** The experiment that the first start shows. */
final class SampleExperiment {
    private SampleExperiment() {}

    static Configuration read() {
        try (InputStream in = SampleExperiment.class.getResourceAsStream("/tailsplit/samples/quickstart.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ConfigurationFile.readText(text, "quickstart.yaml", Path.of("").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
