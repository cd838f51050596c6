package tailsplit.splitting;

import java.util.List;

/**
 * How many subclasses were chosen for a class.
 *
 * @param subclasses at least 1
 * @param reason     why, in a sentence for the user, without a full stop
 * @param curve      what it was chosen from, in ascending numbers; empty where only one was possible
 */
public record ClassChoice(int subclasses, String reason, List<Score> curve) {
    /**
     * @param subclasses that were looked at
     * @param value      of the criterion, the lower the better
     * @param feasible   whether every subclass has the images that it must have
     */
    public record Score(int subclasses, double value, boolean feasible) {}

    public ClassChoice {
        curve = List.copyOf(curve);
    }
}
