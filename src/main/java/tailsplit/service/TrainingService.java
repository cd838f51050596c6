package tailsplit.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.RunConfiguration;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.file.ExclusiveLock;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Problem;
import tailsplit.file.ProcessIdentity;
import tailsplit.gpu.ComputeDevice;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;
import tailsplit.run.RunLock;
import tailsplit.run.RunState;

/**
 * Trains the runs of a workspace's queue in worker processes. The queue lies on disk; a service opened after another
 * one ended, however it ended, finds it as it was and watches the workers that still run.
 *
 * <p>One thread changes the queue. Every method that changes it returns at once; what it gives completes when the change
 * is on disk, or with an {@link InvalidInputException} where the change is not possible.
 */
public final class TrainingService implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TrainingService.class.getName());
    private static final int POLL_MILLIS = 200;

    private final Workspace workspace;
    private final Path dataHome;
    private final ExclusiveLock lock;
    private final QueueFile file;
    private final Map<String, Process> children = new HashMap<>();
    private final List<Consumer<Queue>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("training service").factory());
    private volatile Queue queue;
    private volatile Capacity capacity;
    private final AutoDevice auto;
    private boolean unwritten;

    private TrainingService(Workspace workspace, Path dataHome, Capacity capacity, ExclusiveLock lock) {
        this.workspace = workspace;
        this.dataHome = dataHome;
        auto = new AutoDevice(dataHome);
        this.capacity = capacity;
        this.lock = lock;
        file = new QueueFile(workspace.folder().resolve("queue.json"));
        queue = file.read();
        devicesChanged();
        thread.scheduleWithFixedDelay(this::watch, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Takes a queue over that is trained without a window, which may take some seconds.
     *
     * @param dataHome where downloaded data sets lie
     * @throws InvalidInputException where the workspace is open already or cannot be used
     */
    public static TrainingService open(Workspace workspace, Path dataHome, Capacity capacity) {
        Path folder = workspace.folder();
        try {
            Files.createDirectories(workspace.runs());
            ExclusiveLock lock = new Handover(workspace).acquire().orElseThrow(() ->
                    new InvalidInputException(("The workspace %s is open already, in another window or another Tailsplit"
                            + " command. Close that one first, or open another workspace.").formatted(folder)));
            return new TrainingService(workspace, dataHome, capacity, lock);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "The workspace %s cannot be used: %s".formatted(folder, FileProblem.reason(e)), e);
        }
    }

    public Workspace workspace() {
        return workspace;
    }

    public Queue queue() {
        return queue;
    }

    /** Hears of every change that was written, on the service's own thread. What it throws goes to the log. */
    public void onChange(Consumer<Queue> listener) {
        listeners.add(listener);
    }

    /** From the next start of a run on. */
    public void setCapacity(Capacity capacity) {
        this.capacity = capacity;
    }

    /** To be called when a GPU has come into use, or is not used any more. */
    public CompletableFuture<Void> devicesChanged() {
        return onThread(() -> {
            change(auto.lookedAgain(queue, run -> RunConfiguration.read(folder(run))));
            startWaiting();
        });
    }

    /**
     * Puts a run at the end of the queue. One that is in the queue and active stays where it is.
     *
     * @param configuration with everything decided that it leaves to the data set
     * @param threads       for a run that has never been started; 0 takes all cores
     * @return the name of the run's folder
     */
    public CompletableFuture<String> submit(Configuration configuration, int threads) {
        return CompletableFuture.supplyAsync(() -> {
            RunFolder folder = new RunFolder(workspace.runFolder(configuration));
            String run = name(folder);
            if (queue.find(run).filter(known -> known.state().isUnderWay()).isEmpty()) {
                if (Files.exists(folder.configuration())) {
                    RunConfiguration.read(folder); // nothing is written over another experiment's run
                }
                folder.create();
                ConfigurationFile.write(configuration, folder.configuration());
                int wanted = threads == 0 ? capacity.cores() : threads;
                int fixed = folder.provenance().map(Provenance::threads).orElse(wanted);
                change(queue.adding(QueuedRun.waiting(run, auto.of(configuration), fixed)));
                startWaiting();
            }
            return run;
        }, thread);
    }

    /** Stops it after its current step; it keeps its place and goes on when it is resumed. */
    public CompletableFuture<Void> pause(String run) {
        return changing(run, known -> switch (known.state()) {
            case WAITING -> known.with(RunState.PAUSED);
            case RUNNING -> asked(known, RunState.PAUSING);
            default -> known;
        });
    }

    /** Ends it after its current step; its last checkpoint stays. */
    public CompletableFuture<Void> stop(String run) {
        return changing(run, known -> switch (known.state()) {
            case WAITING, PAUSED -> known.with(RunState.STOPPED);
            case RUNNING, PAUSING -> asked(known, RunState.STOPPING);
            default -> known;
        });
    }

    /** Ends the worker of a run that does not react, without waiting for its current step. */
    public CompletableFuture<Void> kill(String run) {
        return changing(run, known -> {
            known.worker().filter(_ -> known.state().isActive()).filter(ProcessIdentity::isAlive)
                    .flatMap(worker -> ProcessHandle.of(worker.pid())).ifPresent(ProcessHandle::destroyForcibly);
            return known;
        });
    }

    /** Lets a run of the workspace, in the queue or not, go on from its last checkpoint as soon as there is room. */
    public CompletableFuture<Void> resume(String run) {
        return onThread(() -> {
            QueuedRun known = queue.find(run).orElseGet(() -> found(run));
            if (known.state().isResumable()) {
                begin(known.with(RunState.WAITING));
            }
        });
    }

    /** Forgets what a run of the workspace that is not active has done and trains it again. */
    public CompletableFuture<Void> startAfresh(String run) {
        return onThread(() -> {
            QueuedRun known = queue.find(run).orElseGet(() -> found(run));
            withoutWorker(run, RunLock::clear);
            begin(known.with(RunState.WAITING));
        });
    }

    private void begin(QueuedRun waiting) {
        change(queue.find(waiting.run()).isPresent() ? queue.changing(waiting.run(), _ -> waiting) : queue.adding(waiting));
        startWaiting();
    }

    /** A run of the workspace that is not in the queue: one of an older queue, or of the command line. */
    private QueuedRun found(String run) {
        RunFolder folder = folder(run);
        Configuration configuration = RunConfiguration.read(folder);
        int wanted = configuration.getInt(Settings.TRAINING_THREADS);
        int threads = folder.provenance().map(Provenance::threads).orElse(wanted == 0 ? capacity.cores() : wanted);
        return QueuedRun.waiting(run, auto.of(configuration), threads).with(RunState.STOPPED);
    }

    @FunctionalInterface
    private interface FolderChange {
        void apply(RunLock lock) throws IOException;
    }

    /** Does something to the folder of a run that nobody trains, and nobody can begin to train meanwhile. */
    private void withoutWorker(String run, FolderChange change) {
        InvalidInputException busy = new InvalidInputException("%s is being trained; stop it first".formatted(run));
        if (queue.find(run).filter(known -> known.state().isActive()).isPresent()) {
            throw busy;
        }
        RunFolder folder = folder(run);
        try (RunLock lock = RunLock.tryAcquire(folder).orElseThrow(() -> busy)) {
            change.apply(lock);
        } catch (IOException e) {
            throw new InvalidInputException("%s cannot be changed: %s".formatted(folder.path(), FileProblem.reason(e)), e);
        }
    }

    /** Takes a run that is not active out of the queue. Its folder stays, unless it was never begun. */
    public CompletableFuture<Void> remove(String run) {
        return onThread(() -> {
            withoutWorker(known(run).run(), lock -> {
                change(queue.without(run));
                if (!folder(run).hasStatus()) {
                    lock.remove();
                }
            });
        });
    }

    /** Deletes the folder of a run that is broken. */
    public CompletableFuture<Void> discard(String run) {
        return onThread(() -> {
            if (RunSummary.read(folder(run).path()).problem().isEmpty()) {
                throw new InvalidInputException("%s is not broken; its folder stays".formatted(run));
            }
            withoutWorker(run, lock -> {
                change(queue.without(run));
                lock.remove();
            });
        });
    }

    /** @param places up if negative, down if positive, as far as there are places */
    public CompletableFuture<Void> move(String run, int places) {
        return onThread(() -> {
            known(run);
            change(queue.moving(run, places));
        });
    }

    /** Whether waiting runs are kept waiting. */
    public CompletableFuture<Void> hold(boolean held) {
        return onThread(() -> change(queue.held(held)));
    }

    /** Asks all active runs to stop after their current steps, to go on later or not. */
    public CompletableFuture<Void> pauseAll() {
        return allActive(this::pause);
    }

    public CompletableFuture<Void> stopAll() {
        return allActive(this::stop);
    }

    private CompletableFuture<Void> allActive(Function<String, CompletableFuture<Void>> change) {
        return CompletableFuture.allOf(queue.runs().stream().filter(run -> run.state().isActive()).map(QueuedRun::run).map(change)
                .toArray(CompletableFuture[]::new));
    }

    /** Stops watching. Workers go on; the next service on the workspace finds them. */
    @Override
    public void close() {
        thread.close();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the workspace's lock could not be released", e);
        }
    }

    private QueuedRun asked(QueuedRun known, RunState next) {
        folder(known.run()).requestStop();
        return known.with(next);
    }

    private void watch() {
        try {
            for (QueuedRun run : queue.runs()) {
                if (run.state().isActive() && !isAlive(run)) {
                    change(queue.changing(run.run(), this::settled));
                }
            }
            queue.runs().stream().filter(run -> run.state().isActive() && auto.isOpen(run)).findFirst().ifPresent(this::resolveAuto);
            startWaiting();
            if (unwritten) {
                write();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "the queue could not be brought up to date", e);
        }
    }

    private boolean isAlive(QueuedRun run) {
        Process child = children.get(run.run());
        return child == null ? run.worker().filter(worker -> WorkerEnd.isAlive(worker, folder(run.run()))).isPresent()
                : child.isAlive();
    }

    private QueuedRun settled(QueuedRun run) {
        Optional<Integer> exit = Optional.ofNullable(children.remove(run.run())).map(Process::exitValue);
        try {
            return WorkerEnd.settle(run, folder(run.run()), exit);
        } catch (InvalidInputException e) {
            LOG.warning("what a worker left cannot be read: " + e.getMessage());
            return run.with(RunState.INTERRUPTED, "its worker process ended, and " + e.getMessage());
        }
    }

    private void startWaiting() {
        Set<ComputeDevice> full = new HashSet<>();
        for (QueuedRun run : queue.runs()) {
            if (run.state() == RunState.WAITING && !queue.held() && !full.contains(Capacity.device(run))) {
                List<QueuedRun> active = queue.runs().stream().filter(each -> each.state().isActive()).toList();
                if (capacity.fits(run, active)) {
                    change(queue.changing(run.run(), this::started));
                } else {
                    full.add(Capacity.device(run)); // nobody overtakes
                }
            }
        }
    }

    private QueuedRun started(QueuedRun run) {
        try {
            Process worker = WorkerProcess.start(folder(run.run()), dataHome, run.threads(), WorkerProcess.Attachment.DETACHED);
            children.put(run.run(), worker);
            return run.startedBy(ProcessIdentity.of(worker.toHandle()));
        } catch (IOException | InvalidInputException e) {
            LOG.log(Level.WARNING, "a worker could not be started", e);
            return run.with(RunState.FAILED, "its worker process could not be started: " + Problem.sentence(e));
        }
    }

    private CompletableFuture<Void> changing(String run, UnaryOperator<QueuedRun> change) {
        return onThread(() -> {
            known(run);
            change(queue.changing(run, change));
            startWaiting();
        });
    }

    private CompletableFuture<Void> onThread(Runnable change) {
        return CompletableFuture.runAsync(change, thread);
    }

    private QueuedRun known(String run) {
        return queue.find(run).orElseThrow(() -> new InvalidInputException("%s is not in the queue".formatted(run)));
    }

    private void change(Queue next) {
        if (!next.equals(queue)) {
            queue = next;
            write();
            listeners.forEach(listener -> tell(listener, next));
        }
    }

    private static void tell(Consumer<Queue> listener, Queue news) {
        try {
            listener.accept(news);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a change of the queue was not taken in", e);
        }
    }

    /** On a full disk it is tried again, while the window shows how things are. */
    private void write() {
        try {
            file.write(queue);
            unwritten = false;
        } catch (InvalidInputException e) {
            if (!unwritten) {
                LOG.log(Level.WARNING, "the queue could not be written", e);
            }
            unwritten = true;
        }
    }

    private void resolveAuto(QueuedRun run) {
        try {
            folder(run.run()).provenance().map(Provenance::device).map(ComputeDevice::of)
                    .ifPresent(device -> change(auto.found(device, queue)));
        } catch (InvalidInputException _) {
            // its worker says what is wrong with it
        }
    }

    RunFolder folder(String run) {
        return new RunFolder(workspace.runs().resolve(run));
    }

    private static String name(RunFolder folder) {
        return folder.path().getFileName().toString();
    }
}
