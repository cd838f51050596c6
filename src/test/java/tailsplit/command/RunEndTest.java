package tailsplit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.file.ProcessIdentity;
import tailsplit.protocol.ExitCode;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;

class RunEndTest {
    private static final int KILLED = 137;

    private final ProcessIdentity worker = ProcessIdentity.of(ProcessHandle.current().parent().orElseThrow());

    private int code;

    private String said(RunFolder run, int workerExit) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            code = RunEnd.report(run, worker, workerExit);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    /** The status is of the process before it. */
    @Test
    void aWorkerThatIsKilledBeforeItsFirstWordIsNotToldByTheOneBefore(@TempDir Path folder) {
        RunFolder run = new RunFolder(folder);
        run.write(RunStatus.running(3, 9, 0, 0, 1, 1, 1, 1).ended(RunState.STOPPED, Optional.empty()));
        assertTrue(said(run, KILLED).startsWith("tailsplit: the worker process was killed"), said(run, KILLED));
        assertEquals(ExitCode.FAILED, code);
    }

    @Test
    void whoComesSecondHearsOfTheOther(@TempDir Path folder) {
        RunFolder run = new RunFolder(folder);
        run.write(RunStatus.running(3, 9, 0, 0, 1, 1, 1, 1));
        assertEquals("tailsplit: %s is being trained by another process".formatted(folder), said(run, ExitCode.TAKEN));
        assertEquals(ExitCode.INVALID_INPUT, code);
    }
}
