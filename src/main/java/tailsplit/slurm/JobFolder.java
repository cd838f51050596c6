package tailsplit.slurm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.experiment.Workspace;
import tailsplit.file.AtomicFile;
import tailsplit.file.FileProblem;
import tailsplit.file.Folders;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;

/**
 * What a workspace keeps of a job: its tasks and resources, its script, its number and the logs of its tasks. Every method
 * throws {@link InvalidInputException} where a file cannot be read or written.
 */
record JobFolder(Path path) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    /** All of a workspace, the earliest first. */
    static List<JobFolder> all(Workspace workspace) {
        try (Stream<Path> folders = Files.list(folder(workspace))) {
            return folders.filter(Files::isDirectory).map(JobFolder::new).filter(each -> Files.exists(each.job()))
                    .sorted((a, b) -> a.time().compareTo(b.time())).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new InvalidInputException("cannot read %s: %s".formatted(folder(workspace), FileProblem.reason(e)), e);
        }
    }

    /** Where a job that is about to be submitted will lie. */
    static JobFolder of(Workspace workspace, Job job) {
        String slug = workspace.ablation(job.name()).name();
        return new JobFolder(folder(workspace).resolve("%s-%s".formatted(slug, TIME.format(job.submitted()))));
    }

    private static Path folder(Workspace workspace) {
        return workspace.folder().toAbsolutePath().normalize().resolve("slurm");
    }

    /** The end of the folder's name sorts by time. */
    private String time() {
        String name = path.getFileName().toString();
        int length = "yyyyMMdd-HHmmss-SSS".length();
        return name.length() < length ? name : name.substring(name.length() - length) + name;
    }

    Job read() {
        return Json.read(job(), Job.class).orElseThrow(() -> new InvalidInputException(job() + " does not exist"));
    }

    void write(Job job) {
        Json.write(job(), job);
    }

    /** Makes the folder with the job and its script in it. */
    void create(Job job, String script) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new InvalidInputException("cannot create %s: %s".formatted(path, FileProblem.reason(e)), e);
        }
        AtomicFile.write(script(), writer -> writer.write(script));
        write(job);
    }

    void delete() {
        Folders.delete(path);
    }

    Path script() {
        return path.resolve("job.sh");
    }

    /** Written by sbatch itself. */
    Path number() {
        return path.resolve("number");
    }

    /** Slurm's number of the job; empty where it was never submitted. */
    Optional<JobNumber> submitted() {
        try {
            return JobNumber.parse(Files.readString(number(), UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new InvalidInputException("cannot read %s: %s".formatted(number(), FileProblem.reason(e)), e);
        }
    }

    Path log(int task) {
        return path.resolve("task-%d.log".formatted(task));
    }

    private Path job() {
        return path.resolve("job.json");
    }
}
