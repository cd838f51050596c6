package tailsplit.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script of a task as bash runs it, with a Tailsplit and a scontrol made up. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class TaskScriptTest {
    @TempDir
    private Path folder;

    private Path workspace;
    private Path run;

    @BeforeEach
    void makeRun() throws IOException {
        workspace = folder.resolve("a work space");
        run = Files.createDirectories(workspace.resolve("runs/Grid-2/checkpoints")).getParent();
        program("scontrol", "echo \"$@\" > '%s'".formatted(folder.resolve("asked")));
    }

    @Test
    void aTaskTrainsItsOwnRunAndEndsAsThatDoes() throws Exception {
        Process task = start("echo \"$@\" > '%s'; exit 3".formatted(folder.resolve("words")));
        assertEquals(3, task.waitFor());
        assertEquals("run %s/config.yaml --resume --workspace %s --data %s\n"
                .formatted(run, workspace, folder.resolve("data")), Files.readString(folder.resolve("words")));
        assertFalse(Files.exists(folder.resolve("asked")));
    }

    @Test
    void nearTheTimeLimitARunWithProgressGoesBackIntoTheQueue() throws Exception {
        Process task = start(trainingUntil("touch '%s/checkpoints/epoch-1.npz'; exit 143".formatted(run)));
        signal(task, "USR1");
        assertEquals(0, task.waitFor());
        assertEquals("requeue 12_1\n", Files.readString(folder.resolve("asked")));
    }

    @Test
    void nearTheTimeLimitARunWithoutProgressFails() throws Exception {
        Process task = start(trainingUntil("exit 143"));
        signal(task, "USR1");
        assertEquals(1, task.waitFor());
        assertTrue(Files.readString(folder.resolve("log")).contains("no checkpoint was reached within the time limit"));
        assertFalse(Files.exists(folder.resolve("asked")));
    }

    @Test
    void aRunThatEndsAfterAllNearTheTimeLimitIsDone() throws Exception {
        Process task = start(trainingUntil("touch '%s/checkpoints/epoch-1.npz' '%s/result.json'; exit 0".formatted(run, run)));
        signal(task, "USR1");
        assertEquals(0, task.waitFor());
        assertFalse(Files.exists(folder.resolve("asked")));
    }

    @Test
    void whatIsCancelledStopsInOrderAndIsNotRequeued() throws Exception {
        Process task = start(trainingUntil("touch '%s/checkpoints/epoch-1.npz'; exit 143".formatted(run)));
        signal(task, "TERM");
        assertEquals(143, task.waitFor());
        assertTrue(Files.exists(run.resolve("checkpoints/epoch-1.npz")));
        assertFalse(Files.exists(folder.resolve("asked")));
    }

    /** A program that says that it trains, and does something when it is told to end. */
    private String trainingUntil(String end) {
        return "trap \"%s\" TERM; touch '%s'; while true; do sleep 0.05; done".formatted(end, folder.resolve("training"));
    }

    private void signal(Process task, String name) throws Exception {
        while (!Files.exists(folder.resolve("training"))) {
            assertTrue(task.isAlive(), "it ended before it was told to");
            TimeUnit.MILLISECONDS.sleep(10);
        }
        new ProcessBuilder("kill", "-" + name, String.valueOf(task.pid())).start().waitFor();
    }

    private Process start(String program) throws IOException {
        Job job = new Job("Grid", Instant.now(), Resources.DEFAULTS, 1,
                List.of(new Job.Task("Grid-1", "seed 0"), new Job.Task("Grid-2", "seed 1")), Set.of());
        String text = new TaskScript(job, workspace, folder.resolve("data"),
                List.of(program("a program", program).toString())).text(folder);
        Path script = Files.writeString(folder.resolve("job.sh"), text);
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("PATH", folder + File.pathSeparator + builder.environment().get("PATH"));
        builder.environment().put("SLURM_ARRAY_TASK_ID", "1");
        builder.environment().put("SLURM_ARRAY_JOB_ID", "12");
        return builder.start();
    }

    private Path program(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
