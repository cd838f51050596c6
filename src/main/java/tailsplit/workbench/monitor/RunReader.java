package tailsplit.workbench.monitor;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.file.InvalidInputException;
import tailsplit.file.ProcessIdentity;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.workbench.task.Background;

/** Follows one run's folder on a thread of its own and tells what is new in it, on the window's thread. */
final class RunReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RunReader.class.getName());
    private static final int POLL_MILLIS = 250;
    private static final int LOG_BYTES = 60_000;

    /** Hears of one run. */
    interface Listener {
        void status(Optional<RunStatus> status, String log);

        void epochs(RunSnapshot snapshot, RunFigures figures);

        void problem(String sentence);
    }

    private final Background background;
    private final Listener listener;
    private final ScheduledExecutorService reader =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("run reader").factory());
    private volatile Optional<Following> followed = Optional.empty();

    /** What a run's files change with: the epochs done, how it stands, and who trains it. */
    private record Version(Optional<Integer> epoch, Optional<RunState> state, Optional<ProcessIdentity> process) {
        static Version of(Optional<RunStatus> status) {
            return new Version(status.map(RunStatus::epoch), status.map(RunStatus::state), status.map(RunStatus::process));
        }
    }

    /** A run that is followed, and what was told of it last. */
    private static final class Following {
        private final RunFolder run;
        private Optional<RunStatus> status = Optional.empty();
        private Optional<Version> version = Optional.empty();
        private Optional<String> log = Optional.empty();

        Following(RunFolder run) {
            this.run = run;
        }
    }

    RunReader(Background background, Listener listener) {
        this.background = background;
        this.listener = listener;
        reader.scheduleWithFixedDelay(this::poll, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** @param run empty for none */
    void follow(Optional<RunFolder> run) {
        followed = run.map(Following::new);
        reader.execute(this::poll);
    }

    private void poll() {
        followed.ifPresent(this::poll);
    }

    private void poll(Following following) {
        RunFolder run = following.run;
        try {
            Optional<RunStatus> now = run.status();
            String tail = run.logTail(LOG_BYTES);
            if (!now.equals(following.status) || following.log.filter(tail::equals).isEmpty()) {
                following.status = now;
                following.log = Optional.of(tail);
                tell(following, () -> listener.status(now, tail));
            }
            Optional<Version> latest = Optional.of(Version.of(now));
            if (!latest.equals(following.version)) {
                RunSnapshot snapshot = RunSnapshot.read(run);
                RunFigures figures = RunFigures.of(snapshot);
                following.version = latest;
                tell(following, () -> listener.epochs(snapshot, figures));
            }
        } catch (InvalidInputException e) {
            tell(following, () -> listener.problem(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the run " + run.path() + " could not be shown", e);
            tell(following, () -> listener.problem("This run's files cannot be shown: they do not fit together."));
        }
    }

    private void tell(Following following, Runnable news) {
        background.onWindow(() -> {
            if (followed.filter(now -> now == following).isPresent()) {
                news.run();
            }
        });
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
