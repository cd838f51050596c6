package tailsplit.slurm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tailsplit.file.FileProblem;
import tailsplit.file.Folders;
import tailsplit.file.InvalidInputException;

/**
 * Slurm's commands on this machine.
 *
 * @param environment with the PATH on which they are
 */
public record Slurm(Map<String, String> environment) {
    private static final int SECONDS = 30;

    /** What a command came to. */
    record Answer(int code, String out, String err) {}

    public Slurm {
        environment = Map.copyOf(environment);
    }

    /** As this process would start them. */
    public static Slurm ofThisMachine() {
        return new Slurm(System.getenv());
    }

    /** Why nothing can be submitted from here, a sentence; empty where it can. */
    public Optional<String> missing() {
        return find("sbatch").isPresent() ? Optional.empty() : Optional.of(
                "sbatch was not found on this machine; runs go to Slurm from a machine that has its commands on the "
                        + "PATH, such as the cluster's login node");
    }

    /** @throws InvalidInputException where nothing can be submitted from here */
    public void require() {
        missing().ifPresent(why -> {
            throw new InvalidInputException(why);
        });
    }

    private Optional<Path> find(String command) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, command)).filter(Files::isExecutable).findFirst();
    }

    /**
     * Submits a script.
     *
     * @param number gets what sbatch prints, the job's number, as soon as Slurm has the job: it is known whatever becomes of this process
     * @throws InvalidInputException where Slurm refuses it, in its own words
     */
    void submit(Path script, Path number) {
        require();
        Answer answer = run(List.of("sbatch", "--parsable", script.toString()), Optional.of(number));
        if (answer.code != 0) {
            throw new InvalidInputException("Slurm refused the job: " + words(answer));
        }
    }

    /** @throws InvalidInputException where Slurm does not do it, in its own words */
    void require(List<String> command) {
        Answer answer = run(command);
        if (answer.code != 0) {
            throw new InvalidInputException("%s: %s".formatted(command.getFirst(), words(answer)));
        }
    }

    /** @throws InvalidInputException where there is no such command or it does not answer */
    Answer run(List<String> command) {
        return run(command, Optional.empty());
    }

    /** Whether there is such a command. */
    boolean has(String command) {
        return find(command).isPresent();
    }

    private Answer run(List<String> command, Optional<Path> output) {
        String name = command.getFirst();
        Path program = find(name).orElseThrow(() -> new InvalidInputException(name + " was not found on this machine"));
        List<String> words = new ArrayList<>(command);
        words.set(0, program.toString());
        try {
            Path folder = Files.createTempDirectory("tailsplit-slurm"); // files, not pipes: nothing to be read in time
            try {
                return answer(name, words, folder, output);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new InvalidInputException("%s could not be started: %s".formatted(name, FileProblem.reason(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InvalidInputException(name + " was interrupted", e);
        }
    }

    private Answer answer(String name, List<String> words, Path folder, Optional<Path> output) throws IOException, InterruptedException {
        Path out = output.orElse(folder.resolve("out"));
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(words).redirectInput(Redirect.from(nothing(folder).toFile()))
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new InvalidInputException("%s did not answer within %d seconds; Slurm may be down".formatted(name, SECONDS));
        }
        return new Answer(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    private static Path nothing(Path folder) throws IOException {
        return Files.createFile(folder.resolve("in"));
    }

    /** What a command said, in a line. */
    static String words(Answer answer) {
        String said = (answer.err.isBlank() ? answer.out : answer.err).lines().map(String::strip).filter(line -> !line.isEmpty())
                .map(line -> line.replaceFirst("^\\w+: (error|fatal): ", "")).collect(Collectors.joining("; "));
        return said.isEmpty() ? "it ended with exit code " + answer.code : said;
    }
}
