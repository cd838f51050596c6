package tailsplit.workbench.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import tailsplit.run.RunFolder;

/** The run with splitting, and its baseline, that version 0.1.0 left: 20 epochs, of which the first and the last are projected. */
final class OldRuns {
    static final String SPLIT = "Quickstart-ca30233f";
    static final String BASELINE = "Quickstart-a1e15c30";

    private OldRuns() {}

    /** A run's folder of its own, to be changed. */
    static RunFolder copy(String name, Path into) {
        try {
            Path there = Path.of(OldRuns.class.getResource("/tailsplit/experiment/version-0.1.0/runs/" + name).toURI());
            FileUtils.copyDirectory(there.toFile(), into.resolve(name).toFile());
            return new RunFolder(into.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
