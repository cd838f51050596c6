package tailsplit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.file.InvalidInputException;
import tailsplit.file.ProcessIdentity;

/** What a run's folder tells of where it stands, and how that is said. */
class StandingTest {
    private static final ProcessIdentity HERE = ProcessIdentity.current();
    private static final ProcessIdentity ELSEWHERE = new ProcessIdentity(4711, Optional.empty(), Optional.of("node7"));
    private static final ProcessIdentity GONE = new ProcessIdentity(HERE.pid(), Optional.of(Instant.EPOCH), HERE.host());

    @TempDir
    private Path folder;

    private RunFolder run;

    @BeforeEach
    void create() {
        run = new RunFolder(folder);
        run.create();
    }

    @Test
    void aRunningProcessTellsItsEpoch() {
        assertEquals("not begun", text());
        run.write(running(3, HERE, 0));
        assertEquals("running, epoch 4 of 10", text());
        run.write(running(10, ELSEWHERE, 60));
        assertEquals("running on node7, epoch 10 of 10", text());
    }

    @Test
    void aProcessThatIsSilentOrGoneIsFoundOut() {
        run.write(running(3, HERE, 60));
        assertEquals("not responding, epoch 4 of 10", text());
        run.write(running(3, ELSEWHERE, 300));
        assertEquals("not responding on node7, epoch 4 of 10", text());
        run.write(running(3, ELSEWHERE, 3600));
        assertEquals("interrupted after epoch 3 of 10: its process ended unexpectedly", text());
        run.write(running(0, GONE, 0));
        assertEquals("interrupted: its process ended unexpectedly", text());
    }

    @Test
    void whatEndedSaysHow() {
        run.write(running(3, HERE, 0).ended(RunState.STOPPED, Optional.empty()));
        assertEquals("stopped after epoch 3 of 10", text());
        run.write(running(3, HERE, 0).ended(RunState.FAILED, Optional.of("out of memory")));
        assertEquals("failed after epoch 3 of 10: out of memory", text());
        run.write(running(0, HERE, 0).ended(RunState.FAILED, Optional.empty()));
        assertEquals("failed: no reason is recorded", text());
    }

    @Test
    void aResultCountsMost() {
        run.write(running(3, GONE, 3600));
        run.write(new RunResult(RunState.DIVERGED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals("diverged: no reason is recorded", text());
        run.write(new RunResult(RunState.FINISHED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals("finished", text());
        assertEquals(10, Standing.of(run.status(), run.result()).epochs());
    }

    @Test
    void whatEndedWithAResultThatIsGoneDoesNotCountAsDone() {
        run.write(running(10, GONE, 0).ended(RunState.FINISHED, Optional.empty()));
        assertEquals("interrupted after epoch 10 of 10: its result.json is gone; resumed, the run writes it anew", text());
        run.write(running(4, GONE, 0).ended(RunState.DIVERGED, Optional.of("the loss became NaN")));
        assertEquals("diverged: the loss became NaN", text());
    }

    /** A state that files have had stays readable. */
    @Test
    void filesKeepTheirWords() throws Exception {
        run.write(running(3, HERE, 0));
        Path file = folder.resolve("status.json");
        String written = Files.readString(file);
        assertTrue(written.contains("\"state\" : \"running\""), written);
        for (String word : new String[] {"starting", "running", "finished", "stopped", "diverged", "failed"}) {
            Files.writeString(file, written.replace("\"running\"", "\"" + word + "\""));
            assertEquals(word, run.status().orElseThrow().state().label());
        }
        Files.writeString(file, written.replace("\"running\"", "\"sleeping\""));
        assertThrows(InvalidInputException.class, run::status);
    }

    @Test
    void aRunIsEitherUnderWayOrASayOfItsUser() {
        for (RunState state : EnumSet.complementOf(EnumSet.of(RunState.MISSING, RunState.BROKEN))) {
            assertEquals(1, (state.isUnderWay() ? 1 : 0) + (state.isResumable() ? 1 : 0) + (state.isResult() ? 1 : 0), state.label());
            assertFalse(state.isUnderWay() && state.isOver(), state.label());
        }
        RunState broken = RunState.BROKEN;
        assertTrue(broken.isOver() && broken.isMishap(), "nothing goes on by itself");
        assertFalse(broken.isUnderWay() || broken.isResumable() || broken.isResult(), "it is mended or removed by hand");
    }

    private String text() {
        return Standing.of(run.status(), run.result()).text();
    }

    private static RunStatus running(int epoch, ProcessIdentity process, int secondsAgo) {
        return new RunStatus(RunState.RUNNING, epoch, 10, 0, 0, 1, 1, 1, 1, 1, Optional.empty(),
                Instant.now().minusSeconds(secondsAgo), process);
    }
}
