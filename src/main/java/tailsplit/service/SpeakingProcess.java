package tailsplit.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import tailsplit.file.InvalidInputException;

/** A process that says on its standard output how far it is, and why it cannot go on. */
final class SpeakingProcess {
    private static final String PROGRESS = "progress ";
    private static final String PROBLEM = "problem ";
    private static final String FAILURE = "failure ";

    private final Process process;
    private final String what;
    private final Path log;
    private volatile boolean cancelled;
    private boolean failed;

    /** @param what it does, with its article */
    SpeakingProcess(Process process, String what, Path log) {
        this.process = process;
        this.what = what;
        this.log = log;
    }

    /**
     * Waits for its end.
     *
     * @param progress hears the share that is done, from 0 to 1
     * @throws InvalidInputException where it could not do what it was asked for
     * @throws CancellationException where it was cancelled
     */
    void await(DoubleConsumer progress) throws IOException, InterruptedException {
        Optional<String> problem = Optional.empty();
        Optional<String> failure = Optional.empty();
        try (BufferedReader said = process.inputReader(UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(PROGRESS)) {
                    progress.accept(Double.parseDouble(line.substring(PROGRESS.length())));
                } else if (line.startsWith(PROBLEM)) {
                    problem = Optional.of(line.substring(PROBLEM.length()));
                } else if (line.startsWith(FAILURE)) {
                    failure = Optional.of(line.substring(FAILURE.length()));
                }
            }
        } catch (IOException e) {
            if (cancelled) { // its end has closed what it was saying
                throw new CancellationException();
            }
            throw e;
        }
        int code = process.waitFor();
        if (cancelled) {
            throw new CancellationException();
        }
        if (problem.isPresent()) {
            throw new InvalidInputException(problem.get());
        }
        if (code != 0) {
            failed = true;
            throw new InvalidInputException("%s failed: %s; see %s".formatted(what,
                    failure.orElse("it ended unexpectedly, with exit code " + code), log));
        }
    }

    /** Whether its log has more to say than the problem did. */
    boolean failed() {
        return failed;
    }

    void cancel() {
        cancelled = true;
        process.destroy();
    }

    void waitUninterrupted() {
        process.onExit().join();
    }
}
