package tailsplit.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Commands that print what the real ones (22.05) print. Without accounting, as yet without jobs.
 *
 * @param folder with the commands
 */
public record StandInSlurm(Path folder) {
    /** Its first job has the number 12. */
    public static StandInSlurm in(Path folder) throws IOException {
        StandInSlurm slurm = new StandInSlurm(Files.createDirectories(folder.resolve("bin")));
        slurm.command("sbatch", "echo 12");
        slurm.squeue("");
        slurm.command("sacct", "echo 'Slurm accounting storage is disabled' >&2; exit 1");
        slurm.command("scancel", "echo \"$@\" >> " + slurm.cancelled());
        return slurm;
    }

    public Slurm commands() {
        return new Slurm(Map.of("PATH", folder + ":/usr/bin:/bin"));
    }

    /** The tasks that scancel was given, a line a call. */
    public Path cancelled() {
        return folder.resolve("cancelled");
    }

    public void command(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** squeue knows job 12 no more. */
    public void forget() throws IOException {
        command("squeue", "echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
    }

    /** @param lines of {@link #line} */
    public void squeue(String... lines) throws IOException {
        command("squeue", "cat <<'END'\n" + String.join("\n", lines) + "\nEND");
    }

    /** What squeue says of a task of job 12. */
    public static String line(int task, String state, String reason, String node, int restarts) {
        return "%-60s%-60d%-60s%-60s%-60s%-60d".formatted("12", task, state, reason, node, restarts);
    }
}
