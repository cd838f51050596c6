package tailsplit.command;

import java.util.Locale;
import java.util.OptionalLong;
import tailsplit.download.DownloadProgress;
import tailsplit.download.TransferPace;

/** A line that is written over on a terminal, a line for each tenth elsewhere. */
final class TransferDisplay implements DownloadProgress {
    private static final double STEP = 0.1;
    private static final double STEP_ON_TERMINAL = 0.005;
    /** Stands for a tenth where the total is not known. */
    private static final double UNKNOWN_TENTH = 500e6;

    private final boolean terminal;
    private final TransferPace pace = new TransferPace();
    private String file = "";
    private double next;
    private boolean open;

    TransferDisplay() {
        terminal = Terminal.find().isPresent();
    }

    @Override
    public void arrived(String name, long bytes, OptionalLong total) {
        double step = terminal ? STEP_ON_TERMINAL : STEP;
        double share = total.isPresent() ? (double) bytes / Math.max(1, total.getAsLong()) : STEP * bytes / UNKNOWN_TENTH;
        boolean whole = total.isPresent() && bytes >= total.getAsLong();
        OptionalLong left = pace.secondsLeft(name, bytes, total);
        if (!file.equals(name)) {
            end();
            file = name;
            next = terminal ? 0 : step;
            if (bytes == 0 && total.isEmpty()) {
                System.out.println(name + " ...");
                return;
            }
        }
        if (share < next && !whole) {
            return;
        }
        next = share + step;
        System.out.printf(Locale.ROOT, "%s%s: %,.1f MB%s%s%s", terminal ? "\r\u001b[K" : "", name, bytes / 1e6,
                total.isPresent() ? String.format(Locale.ROOT, " of %,.1f (%.0f %%)", total.getAsLong() / 1e6, 100 * share) : "",
                left.isPresent() && !whole ? ", " + ProgressDisplay.duration(left.getAsLong()) + " left" : "",
                terminal && !whole ? "" : System.lineSeparator());
        open = terminal && !whole;
    }

    /** Leaves the line that is written over. */
    private void end() {
        if (open) {
            System.out.println();
            open = false;
        }
    }
}
