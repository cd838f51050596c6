package tailsplit.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.file.Folders;
import tailsplit.file.ProcessIdentity;
import tailsplit.gpu.ComputeDevice;
import tailsplit.protocol.ExitCode;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;

/** Workers that cannot even write how they ended. */
class UntoldEndTest {
    /** Less than a worker waits that is told to end. */
    private static final int SECONDS = 40;

    @TempDir
    private Path workspace;

    @Test
    void aWorkerWhoseStatusCannotBeWrittenEndsAtOnceAndItsLogSaysWhy() throws Exception {
        RunFolder run = run(1);
        Files.createDirectories(run.path().resolve("status.json/in the way"));
        Process worker = WorkerProcess.start(run, workspace, 1, WorkerProcess.Attachment.ATTACHED);
        assertTrue(worker.waitFor(SECONDS, TimeUnit.SECONDS));
        assertEquals(ExitCode.UNTOLD, worker.exitValue());
        String log = Files.readString(run.log());
        assertTrue(log.contains("status.json: Is a directory"), log);
    }

    @Test
    void aWorkerWhoseFolderIsRemovedEndsAndTheQueueSaysWhy() throws Exception {
        RunFolder run = run(1000);
        Process worker = WorkerProcess.start(run, workspace, 1, WorkerProcess.Attachment.ATTACHED);
        while (worker.isAlive() && run.epochs().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertTrue(worker.isAlive());
        Files.move(run.path(), workspace.resolve("elsewhere"));
        assertTrue(worker.waitFor(SECONDS, TimeUnit.SECONDS));
        QueuedRun ended = WorkerEnd.settle(QueuedRun.waiting("run", new ComputeDevice.Cpu(), 1)
                .startedBy(ProcessIdentity.of(worker.toHandle())), run, Optional.of(worker.exitValue()));
        assertEquals(RunState.FAILED, ended.state());
        assertEquals(Optional.of("its folder %s is not there any more".formatted(run.path())), ended.reason());
        assertFalse(Files.exists(run.path()));
    }

    /** A folder in which no new file can be made stands for a disk on which there is no room for one. */
    @Test
    void whereThereIsNoRoomForANewStatusTheRoomOfTheOldOneDoes() throws Exception {
        RunFolder run = run(1);
        run.write(RunStatus.running(3, 10, 1, 2, 1, 1, 1, 1));
        Files.createDirectories(run.path().resolve("status.json.part/in the way"));
        run.writeLast(RunStatus.starting(10).ended(RunState.FAILED, Optional.of("no space left")));
        assertEquals(Optional.of("no space left"), run.status().orElseThrow().reason());
        Folders.delete(run.path().resolve("status.json.part"));
    }

    private RunFolder run(int epochs) throws Exception {
        RunFolder run = new RunFolder(Files.createDirectories(workspace.resolve("run")));
        Files.writeString(run.configuration(), """
                dataset: {name: shapes10}
                imbalance: {factor: 0.1, max: 30}
                network: {name: resnet8}
                training: {epochs: %d, batch: 32, threads: 1}
                """.formatted(epochs));
        return run;
    }
}
