package tailsplit.workbench.shared;

import java.time.Duration;
import java.util.OptionalLong;
import tailsplit.download.TransferPace;

/** How far something is and when it ends, in words. */
public final class SharePace {
    private static final long WHOLE = 1_000_000;

    private final TransferPace pace = new TransferPace();

    /** @param share done, from 0 to 1 */
    public String text(double share) {
        OptionalLong left = pace.secondsLeft("", Math.round(share * WHOLE), OptionalLong.of(WHOLE));
        return "%.0f %%".formatted(100 * share)
                + (left.isEmpty() ? "" : ", %s left".formatted(Words.duration(Duration.ofSeconds(left.getAsLong()))));
    }
}
