package tailsplit.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process of this machine. Process numbers are used again, so its start belongs to it.
 *
 * @param started empty where the system does not say
 */
public record ProcessIdentity(long pid, Optional<Instant> started) {
    /** Linux counts a start from the boot, whose own time shifts a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** This Java's own process. */
    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), process.info().startInstant());
    }

    /** Whether the process still runs, and is not another one that was given its number. */
    @JsonIgnore
    public boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isSameStart(process.info().startInstant()))
                .isPresent();
    }

    private boolean isSameStart(Optional<Instant> other) {
        return started.isEmpty() || other.isEmpty()
                || Duration.between(started.get(), other.get()).abs().compareTo(TOLERANCE) <= 0;
    }
}
