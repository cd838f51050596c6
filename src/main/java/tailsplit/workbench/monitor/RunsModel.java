package tailsplit.workbench.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.run.RunState;
import tailsplit.service.Queue;
import tailsplit.service.QueuedRun;
import tailsplit.service.TrainingService;
import tailsplit.slurm.SubmittedRun;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Startup;

/**
 * All runs of the workspace: what is still to be done in the order of the queue, then the others, the latest first. A thread of its own
 * reads the folders; the list changes on the window's thread only.
 */
public final class RunsModel implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RunsModel.class.getName());
    private static final int POLL_MILLIS = 400;
    private static final int POLLS_BETWEEN_SCANS = 10;

    private final TrainingService service;
    private final Workspace workspace;
    private final Background background;
    private final Supplier<Map<String, SubmittedRun>> slurm;
    private final ObservableList<RunItem> items = FXCollections.observableArrayList();
    private final StringProperty selected = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ScheduledExecutorService reader =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("run list").factory());
    /** Used by the reader's thread only. */
    private final Map<String, RunSummary> summaries = new HashMap<>();
    private Queue read;
    private List<RunItem> published = List.of();
    private Map<String, SubmittedRun> inSlurm = Map.of();
    private int polls;

    /** @param slurm the runs that were given to Slurm, by their names */
    public RunsModel(TrainingService service, Background background, Supplier<Map<String, SubmittedRun>> slurm) {
        this.service = service;
        this.slurm = slurm;
        this.background = background;
        workspace = service.workspace();
        read = service.queue();
        reader.execute(this::load);
        reader.scheduleWithFixedDelay(this::poll, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        service.onChange(_ -> {
            if (!reader.isShutdown()) {
                reader.execute(this::poll);
            }
        });
    }

    public ObservableList<RunItem> items() {
        return items;
    }

    /** Whether the workspace has been read. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** The name of the run that is looked at; empty for none. */
    public StringProperty selectedProperty() {
        return selected;
    }

    /** @param run the name of its folder */
    public Optional<RunItem> find(String run) {
        return items.stream().filter(item -> item.run().equals(run)).findFirst();
    }

    /** What is known of every run. */
    public List<RunSummary> summaries() {
        return items.stream().map(RunItem::summary).toList();
    }

    private void load() {
        try {
            workspace.summaries().forEach(summary -> summaries.put(summary.run(), summary));
        } catch (InvalidInputException e) {
            LOG.log(Level.WARNING, "the runs cannot be listed", e);
        }
        publish();
        background.onWindow(() -> {
            loaded.set(true);
            Startup.reached("list of all runs");
        });
        summaries.values().forEach(RunSummary::configuration); // so that nobody waits for it later
        publish(); // what is broken is known now
    }

    private void poll() {
        try {
            Queue queue = service.queue();
            Set<String> again = new HashSet<>();
            for (QueuedRun run : queue.runs()) {
                if (run.state().isActive() || !read.find(run.run()).equals(Optional.of(run))) {
                    again.add(run.run());
                }
            }
            read.runs().stream().map(QueuedRun::run).filter(run -> queue.find(run).isEmpty()).forEach(again::add);
            summaries.values().stream().filter(RunsModel::isOpen).map(RunSummary::run).forEach(again::add);
            again.addAll(movedInSlurm());
            if (++polls % POLLS_BETWEEN_SCANS == 0) {
                again.addAll(scan());
            }
            again.forEach(this::read);
            read = queue;
            publish();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the runs could not be read", e);
        }
    }

    /** Runs that Slurm trains, or that stand elsewhere in it since this was asked before. */
    private Set<String> movedInSlurm() {
        Map<String, SubmittedRun> now = slurm.get();
        Set<String> moved = new HashSet<>(now.keySet());
        moved.addAll(inSlurm.keySet());
        moved.removeIf(run -> Optional.ofNullable(now.get(run))
                .filter(given -> given.equals(inSlurm.get(run)) && !given.standing().state().isActive()).isPresent());
        inSlurm = now;
        return moved;
    }

    private static boolean isOpen(RunSummary summary) {
        return summary.status().filter(status -> !status.state().isOver()).isPresent();
    }

    /** Runs that have come or gone or may have been mended, by the hand of others. */
    private Set<String> scan() {
        Set<String> there = workspace.runNames();
        Set<String> changed = new HashSet<>(there);
        changed.removeAll(summaries.keySet());
        summaries.values().stream().filter(run -> !there.contains(run.run()) || run.standing().state() == RunState.BROKEN)
                .map(RunSummary::run).forEach(changed::add);
        return changed;
    }

    private void read(String run) {
        RunSummary summary = Optional.ofNullable(summaries.get(run)).map(RunSummary::again)
                .orElseGet(() -> RunSummary.read(workspace.runs().resolve(run)));
        if (summary.folder().exists()) {
            summary.configuration(); // whether it is broken
            summaries.put(run, summary);
        } else {
            summaries.remove(run);
        }
    }

    private void publish() {
        Queue queue = service.queue();
        Map<String, SubmittedRun> given = slurm.get();
        Map<String, QueuedRun> queued = new HashMap<>();
        List<RunItem> ordered = new ArrayList<>();
        for (QueuedRun run : queue.runs()) {
            RunSummary summary = summaries.computeIfAbsent(run.run(), name -> RunSummary.read(workspace.runs().resolve(name)));
            queued.put(run.run(), run);
            if (!run.state().isOver()) {
                ordered.add(RunItem.of(summary, Optional.of(run), Optional.empty()));
            }
        }
        summaries.values().stream().map(summary -> RunItem.of(summary, Optional.ofNullable(queued.get(summary.run())),
                Optional.ofNullable(given.get(summary.run()))))
                .filter(item -> item.queued().isEmpty() || item.queued().get().state().isOver())
                .sorted(Comparator.comparing(RunItem::latest).reversed().thenComparing(RunItem::run)).forEach(ordered::add);
        if (!ordered.equals(published)) {
            published = List.copyOf(ordered);
            background.onWindow(() -> show(ordered));
        }
    }

    /** Changes no more of the list than has changed, so that what is selected stays so. */
    private void show(List<RunItem> now) {
        boolean same = names(now).equals(names(items));
        if (!same) {
            String kept = selected.get();
            items.setAll(now);
            selected.set(kept);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!items.get(i).equals(now.get(i))) {
                items.set(i, now.get(i));
            }
        }
    }

    private static List<String> names(List<RunItem> items) {
        return items.stream().map(RunItem::run).toList();
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
