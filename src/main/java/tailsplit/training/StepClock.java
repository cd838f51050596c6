package tailsplit.training;

import java.util.EnumMap;
import java.util.Map;

/**
 * Where the time of training goes. A part ends where the next lap is taken; on a GPU, work is counted where it is
 * waited for.
 */
final class StepClock {
    enum Part {
        /** Crop, flip and normalisation. */
        DATA, FORWARD, CLUSTERING, LOSS, BACKWARD, UPDATE,
        /** Tallies, meters and the freeing of memory. */
        REST
    }

    private final Map<Part, Long> nanos = new EnumMap<>(Part.class);
    private long last;

    /** What was before belongs to no part. */
    void start() {
        last = System.nanoTime();
    }

    /** What was since the last lap belongs to the part. */
    void lap(Part part) {
        long now = System.nanoTime();
        nanos.merge(part, now - last, Long::sum);
        last = now;
    }

    /** Of all laps so far. */
    double seconds(Part part) {
        return nanos.getOrDefault(part, 0L) / 1e9;
    }

    void reset() {
        nanos.clear();
    }
}
