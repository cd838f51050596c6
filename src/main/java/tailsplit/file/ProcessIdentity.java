package tailsplit.file;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, of this machine or of another one that shares the file system. Process numbers are used again, so its start
 * belongs to it.
 *
 * @param started empty where the system does not say
 * @param host    the machine; empty where an older version wrote it, of this one then
 */
public record ProcessIdentity(long pid, Optional<Instant> started, Optional<String> host) {
    /** Linux counts a start from the boot, whose own time shifts a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** This Java's own process. */
    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), process.info().startInstant(), Optional.of(Host.NAME));
    }

    /** Whether it is one of this machine. */
    @JsonIgnore
    public boolean isHere() {
        return host.isEmpty() || host.get().equals(Host.NAME);
    }

    /** Whether both are the same process. */
    public boolean isSame(ProcessIdentity other) {
        return pid == other.pid && isSameStart(other.started)
                && host.orElse(Host.NAME).equals(other.host.orElse(Host.NAME));
    }

    /**
     * Whether the process runs on this machine, and is not another one that was given its number. Of a process of
     * another machine only its heartbeat tells.
     */
    @JsonIgnore
    public boolean isAlive() {
        return isHere() && ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isSameStart(process.info().startInstant()))
                .isPresent();
    }

    private boolean isSameStart(Optional<Instant> other) {
        return started.isEmpty() || other.isEmpty()
                || Duration.between(started.get(), other.get()).abs().compareTo(TOLERANCE) <= 0;
    }
}
