package tailsplit.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.file.ProcessIdentity;
import tailsplit.gpu.ComputeDevice;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;

class WorkerEndTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path folder;

    /** The system gives numbers again: what an earlier worker of the same number left is not this one's end. */
    @Test
    void theStatusOfAnotherProcessOfTheSameNumberIsNotTheWorkers() {
        QueuedRun run = QueuedRun.waiting("run", new ComputeDevice.Cpu(), 1).startedBy(process(START));
        assertEquals(RunState.FAILED, settled(run, process(START)).state());
        QueuedRun unlike = settled(run, process(START.minusSeconds(3600)));
        assertEquals(RunState.INTERRUPTED, unlike.state());
        assertEquals(Optional.of("its worker process ended while no window watched it; its log says more"), unlike.reason());
    }

    private QueuedRun settled(QueuedRun run, ProcessIdentity writer) {
        RunFolder left = new RunFolder(folder);
        left.create();
        left.write(new RunStatus(RunState.FAILED, 3, 20, 0, 0, 1, 1, 1, 1, 1, Optional.of("a fault of that worker"), START, writer));
        return WorkerEnd.settle(run, left, Optional.empty());
    }

    private static ProcessIdentity process(Instant start) {
        return new ProcessIdentity(4711, Optional.of(start), ProcessIdentity.current().host());
    }
}
