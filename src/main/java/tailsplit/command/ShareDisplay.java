package tailsplit.command;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import tailsplit.download.TransferPace;

/** How far something is and when it ends: a line that is written over on a terminal, a line for each tenth elsewhere. */
final class ShareDisplay implements AutoCloseable {
    private static final double STEP = 0.1;
    private static final double STEP_ON_TERMINAL = 0.01;
    private static final long WHOLE = 1_000_000;
    private static final long MOMENT = TimeUnit.SECONDS.toNanos(1);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final String what;
    private final PrintStream out;
    private final long begun = System.nanoTime();
    private final long quiet;
    private final boolean terminal;
    private final TransferPace pace = new TransferPace();
    private double next;
    private boolean shown;

    ShareDisplay(String what) {
        this(what, System.out, 0);
    }

    /** On the standard error stream, as the output is for another program, and only where it takes more than a moment. */
    static ShareDisplay besideOutput(String what) {
        return new ShareDisplay(what, System.err, MOMENT);
    }

    private ShareDisplay(String what, PrintStream out, long quiet) {
        this.what = what;
        this.out = out;
        this.quiet = quiet;
        terminal = Terminal.find().isPresent();
    }

    /** @param share done, from 0 to 1 */
    void show(double share) {
        OptionalLong left = pace.secondsLeft(what, Math.round(share * WHOLE), OptionalLong.of(WHOLE));
        if (share < next || System.nanoTime() - begun < quiet) {
            return;
        }
        shown = true;
        next = share + (terminal ? STEP_ON_TERMINAL : STEP);
        out.print((terminal ? CLEAR_LINE : "") + what + String.format(Locale.ROOT, ": %.0f %%", 100 * share)
                + (left.isPresent() && share < 1 ? ", " + ProgressDisplay.duration(left.getAsLong()) + " left" : "")
                + (terminal ? "" : System.lineSeparator()));
        out.flush();
    }

    @Override
    public void close() {
        if (terminal && shown) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }
}
