package tailsplit.download;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Estimates how long a transfer still takes, from its pace since the first look at it. */
public final class TransferPace {
    private static final double LEAST_SECONDS = 2;

    private final LongSupplier nanos;
    private Optional<String> file = Optional.empty();
    private long firstNanos;
    private long firstBytes;

    public TransferPace() {
        this(System::nanoTime);
    }

    /** @param nanos a clock */
    TransferPace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @return the seconds left; empty at first, and where the total is not known */
    public OptionalLong secondsLeft(String name, long bytes, OptionalLong total) {
        long now = nanos.getAsLong();
        if (!file.equals(Optional.of(name)) || bytes < firstBytes) {
            file = Optional.of(name);
            firstNanos = now;
            firstBytes = bytes;
        }
        double seconds = (now - firstNanos) / 1e9;
        if (total.isEmpty() || bytes <= firstBytes || seconds < LEAST_SECONDS) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.round((total.getAsLong() - bytes) * seconds / (bytes - firstBytes)));
    }
}
