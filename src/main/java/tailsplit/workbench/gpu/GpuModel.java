package tailsplit.workbench.gpu;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tailsplit.download.DownloadProgress;
import tailsplit.download.TransferPace;
import tailsplit.gpu.GpuReport;
import tailsplit.gpu.Libtorch;
import tailsplit.gpu.LibtorchSource;
import tailsplit.service.GpuSetup;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** What is known of this machine's GPUs, and the work under way to get them used. To be used on the window's thread. */
public final class GpuModel {
    private final GpuSetup setup;
    private final Background background;
    private final Latest latest;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.UNKNOWN);
    private AtomicBoolean cancelled = new AtomicBoolean();

    /**
     * What is shown.
     *
     * @param report     empty until the first look is over
     * @param downloaded whether what would be downloaded is there already
     * @param work       what is being done
     * @param news       what came of the last work
     */
    public record State(Optional<GpuReport> report, boolean downloaded, Optional<Work> work, Optional<News> news) {
        static final State UNKNOWN = new State(Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    /** @param share that is done, from 0 to 1; negative where it is not known */
    public record Work(String text, double share) {}

    /** A sentence. */
    public record News(String text, boolean bad) {}

    /** @param changed is told that a GPU has come into use, or is not used any more */
    public GpuModel(GpuSetup setup, Background background, Runnable changed) {
        this.setup = setup;
        this.changed = changed;
        this.background = background;
        latest = new Latest(background);
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Looks at the machine again, while nothing else is under way. */
    public void refresh() {
        refresh(Optional.empty());
    }

    /** While no other work is under way. */
    public void install(LibtorchSource source) {
        AtomicBoolean stop = new AtomicBoolean();
        begin(stop, "Looking at the GPU\u2026");
        background.run(() -> setup.install(source, new Listener(stop), stop::get),
                _ -> changed(new News("Ready: runs that start from now on can compute on the GPU.", false)),
                problem -> refresh(Optional.of(stop.get() ? new News("Cancelled. What has arrived is kept for the next time.", false)
                        : new News(problem, true))));
    }

    /** Computes on the processor from now on. */
    public void remove() {
        begin(new AtomicBoolean(), "Removing " + Libtorch.WANTED + "\u2026");
        background.run(() -> {
            setup.remove();
            return true;
        }, _ -> changed(new News("Removed. Runs that start from now on compute on the processor.", false)),
                problem -> refresh(Optional.of(new News(problem, true))));
    }

    /** What is under way ends soon. */
    public void cancel() {
        cancelled.set(true);
    }

    private void changed(News news) {
        changed.run();
        refresh(Optional.of(news));
    }

    private void begin(AtomicBoolean stop, String text) {
        if (state.get().work().isPresent()) {
            throw new IllegalStateException("another work is under way");
        }
        cancelled = stop;
        latest.cancel();
        state.set(new State(state.get().report(), state.get().downloaded(), Optional.of(new Work(text, -1)), Optional.empty()));
    }

    private void refresh(Optional<News> news) {
        state.set(new State(state.get().report(), state.get().downloaded(), Optional.empty(), news));
        latest.run(() -> look(news), state::set, problem -> state.set(new State(state.get().report(), false,
                Optional.empty(), Optional.of(new News(problem, true)))));
    }

    private State look(Optional<News> news) {
        GpuReport report = setup.report();
        return new State(Optional.of(report), report.installable() && setup.isDownloaded(), Optional.empty(), news);
    }

    /** Nothing of a work that has ended meanwhile. */
    private void during(Work work, AtomicBoolean stop) {
        if (cancelled == stop && state.get().work().isPresent()) {
            state.set(new State(state.get().report(), state.get().downloaded(), Optional.of(work), Optional.empty()));
        }
    }

    private static String text(String what, long bytes, OptionalLong total, OptionalLong left) {
        if (bytes == 0 && total.isEmpty()) {
            return what + "\u2026";
        }
        return String.format(Locale.ROOT, "%s: %,.0f MB%s%s", what, bytes / 1e6,
                total.isPresent() ? String.format(Locale.ROOT, " of %,.0f", total.getAsLong() / 1e6) : "",
                left.isPresent() ? ", " + Words.duration(Duration.ofSeconds(left.getAsLong())) + " left" : "");
    }

    /** Tells the window, ten times a second at most. */
    private final class Listener implements DownloadProgress {
        private static final long LEAST_NANOS = 100_000_000;

        private final AtomicBoolean stop;
        private final TransferPace pace = new TransferPace();
        private String last = "";
        private long told;

        Listener(AtomicBoolean stop) {
            this.stop = stop;
        }

        @Override
        public void arrived(String what, long bytes, OptionalLong total) {
            OptionalLong left = pace.secondsLeft(what, bytes, total);
            long now = System.nanoTime();
            if (what.equals(last) && now - told < LEAST_NANOS) {
                return;
            }
            last = what;
            told = now;
            Work work = new Work(text(what, bytes, total, left), total.isPresent() ? (double) bytes / Math.max(1, total.getAsLong()) : -1);
            background.onWindow(() -> during(work, stop));
        }
    }
}
