package tailsplit.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.file.ProcessIdentity;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.workbench.task.Background;

class RunReaderTest {
    private final BlockingQueue<Integer> epochs = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    /** An epoch further, trained by a process whose number makes up for it in the usual sum of hashes. */
    @Test
    void everyEpochIsTold() throws Exception {
        RunFolder run = new RunFolder(folder);
        run.create();
        ConfigurationFile.write(Configuration.defaults(), run.configuration());
        run.write(status(1, 5000));
        try (Background background = new Background(Runnable::run); RunReader reader = new RunReader(background, new Heard())) {
            reader.follow(Optional.of(run));
            assertEquals(1, epochs.poll(20, TimeUnit.SECONDS));
            run.write(status(2, 5000 - 31 * 31));
            assertEquals(2, epochs.poll(20, TimeUnit.SECONDS));
            run.write(status(2, 4711));
            assertEquals(2, epochs.poll(20, TimeUnit.SECONDS), "it began again");
        }
        assertTrue(epochs.isEmpty());
    }

    private static RunStatus status(int epoch, long pid) {
        return new RunStatus(RunState.RUNNING, epoch, 20, 0, 0, 1, 1, 1, 1, 1, Optional.empty(), Instant.now(),
                new ProcessIdentity(pid, Optional.empty(), Optional.empty()));
    }

    private final class Heard implements RunReader.Listener {
        @Override
        public void status(Optional<RunStatus> status, String log) {}

        @Override
        public void epochs(RunSnapshot snapshot, RunFigures figures) {
            epochs.add(snapshot.status().orElseThrow().epoch());
        }

        @Override
        public void problem(String sentence) {
            throw new AssertionError(sentence);
        }
    }
}
