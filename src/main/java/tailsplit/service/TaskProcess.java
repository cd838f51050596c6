package tailsplit.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import tailsplit.file.InvalidInputException;
import tailsplit.protocol.WorkerMessage;

/** A worker process that somebody waits for; it tells how far it is, and why it cannot go on. */
final class TaskProcess {
    private final Process process;
    private final String what;
    private final Path log;
    private volatile boolean cancelled;
    private boolean failed;

    /** @param what it does, with its article */
    TaskProcess(Process process, String what, Path log) {
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
        Optional<String> refusal = Optional.empty();
        Optional<String> failure = Optional.empty();
        try (BufferedReader output = process.inputReader(UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                switch (WorkerMessage.of(line).orElse(null)) {
                    case WorkerMessage.Progress(double share) -> progress.accept(share);
                    case WorkerMessage.Refused(String sentence) -> refusal = Optional.of(sentence);
                    case WorkerMessage.Failed(String sentence) -> failure = Optional.of(sentence);
                    case null -> {}
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
        if (refusal.isPresent()) {
            throw new InvalidInputException(refusal.get());
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
