package tailsplit.experiment;

import java.nio.file.Path;
import java.util.Optional;
import tailsplit.file.InvalidInputException;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.run.Standing;

/**
 * What a list of runs tells about each, as it was when it was read. The configuration, the slowest to read, is read
 * when it is first asked for.
 */
public final class RunSummary {
    private final RunFolder folder;
    private final Optional<RunStatus> status;
    private final Optional<RunResult> result;
    private final Optional<String> unreadable;
    private volatile Optional<Described> described = Optional.empty();

    private record Described(Configuration configuration, Optional<String> problem) {}

    private RunSummary(RunFolder folder, Optional<RunStatus> status, Optional<RunResult> result, Optional<String> unreadable) {
        this.folder = folder;
        this.status = status;
        this.result = result;
        this.unreadable = unreadable;
    }

    /** Reads a run's folder; what cannot be read of it is said by {@link #problem}. */
    public static RunSummary read(Path path) {
        RunFolder folder = new RunFolder(path);
        try {
            return new RunSummary(folder, folder.status(), folder.result(), Optional.empty());
        } catch (InvalidInputException e) {
            return new RunSummary(folder, Optional.empty(), Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    /** The run as it is now; its configuration, which does not change while it trains, is not read again. */
    public RunSummary again() {
        RunSummary now = read(folder.path());
        now.described = described.filter(known -> known.problem().isEmpty());
        return now;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunSummary summary && folder.path().equals(summary.folder.path()) && status.equals(summary.status)
                && result.equals(summary.result) && unreadable.equals(summary.unreadable);
    }

    @Override
    public int hashCode() {
        return folder.path().hashCode();
    }

    public RunFolder folder() {
        return folder;
    }

    /** The name of the run's folder. */
    public String run() {
        return folder.path().getFileName().toString();
    }

    public Optional<RunStatus> status() {
        return status;
    }

    public Optional<RunResult> result() {
        return result;
    }

    /** Where it stands, as its folder tells; broken where something of it is known to be unreadable, see {@link #problem}. */
    public Standing standing() {
        return known().map(problem -> Standing.of(RunState.BROKEN, Optional.of(problem))).orElseGet(() -> Standing.of(status, result));
    }

    private Optional<String> known() {
        return unreadable.or(() -> described.flatMap(Described::problem));
    }

    /** The defaults where it cannot be read. */
    public Configuration configuration() {
        return described().configuration();
    }

    /** Why something of the run cannot be read, a sentence for the user. */
    public Optional<String> problem() {
        return unreadable.or(() -> described().problem());
    }

    /** What was still so when the run was made and is computed otherwise today, a sentence; it is not to be compared with others. */
    public Optional<String> outdated() {
        return problem().isPresent() ? Optional.empty() : RunConfiguration.outdated(folder, configuration());
    }

    private Described described() {
        Described known = described.orElseGet(this::describe);
        described = Optional.of(known);
        return known;
    }

    private Described describe() {
        try {
            return new Described(RunConfiguration.read(folder), Optional.empty());
        } catch (InvalidInputException e) {
            return new Described(Configuration.defaults(), Optional.of(e.getMessage()));
        }
    }
}
