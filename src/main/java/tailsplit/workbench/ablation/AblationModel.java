package tailsplit.workbench.ablation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.Axis;
import tailsplit.experiment.Condition;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.RunRequest;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.run.RunFolder;
import tailsplit.service.TrainingService;
import tailsplit.setting.Setting;
import tailsplit.splitting.SplittingMethod;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.slurm.SlurmModel;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The ablation that is being set up. To be used on the window's thread. */
public final class AblationModel {
    /** How an ablation's runs share the machine. @param threads of each @param side how many at a time */
    public record Sharing(int threads, int side) {}

    private final DatasetStore datasets;
    private final TrainingService service;
    private final SlurmModel slurm;
    private final Latest planning;
    private final Supplier<List<RunSummary>> runs;
    private final Supplier<Sharing> sharing;
    private final ReadOnlyObjectWrapper<Ablation> ablation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<AblationPlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public AblationModel(Configuration base, DatasetStore datasets, TrainingService service, SlurmModel slurm, Background background,
            Supplier<List<RunSummary>> runs, Supplier<Sharing> sharing) {
        this.datasets = datasets;
        this.service = service;
        this.slurm = slurm;
        this.runs = runs;
        this.sharing = sharing;
        planning = new Latest(background);
        set(Ablation.full(base, new Axis<>(Settings.SPLITTING_METHOD, List.of(SplittingMethod.values()))));
    }

    public ReadOnlyObjectProperty<Ablation> ablationProperty() {
        return ablation.getReadOnlyProperty();
    }

    /** Empty while it is worked out and where that is not possible. */
    public ReadOnlyObjectProperty<Optional<AblationPlan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Why there is no plan, a sentence; empty where there is one. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public Ablation ablation() {
        return ablation.get();
    }

    public void set(Ablation next) {
        ablation.set(next);
        refresh();
    }

    /** With another experiment as what is common to all cells; axes stay. */
    public void setBase(Configuration base) {
        set(new Ablation(base, ablation().axes(), ablation().only(), ablation().except()));
    }

    public void rename(String name) {
        if (!name.isBlank() && !name.equals(ablation().name())) {
            setBase(ablation().base().with(Settings.NAME, name));
        }
    }

    /** An axis more, with the value that the experiment has and the default. */
    public <T> void add(Setting<T> setting) {
        List<T> values = Stream.of(ablation().base().get(setting), setting.defaultValue()).distinct().toList();
        List<Axis<?>> axes = new ArrayList<>(ablation().axes());
        axes.add(new Axis<>(setting, values));
        setAxes(axes);
    }

    public void remove(Setting<?> setting) {
        setAxes(ablation().axes().stream().filter(axis -> axis.setting() != setting).toList());
    }

    /**
     * @param typed the values as a person types them, parted by commas
     * @throws InvalidInputException where a value is not allowed; all stays as it is
     */
    public void setValues(Setting<?> setting, String typed) {
        Axis<?> axis = Axis.typed(setting, typed, Path.of("").toAbsolutePath(), "values");
        setAxes(ablation().axes().stream().<Axis<?>>map(each -> each.setting() == setting ? axis : each).toList());
    }

    /** Cells left out are forgotten: they were of another grid. */
    private void setAxes(List<Axis<?>> axes) {
        set(new Ablation(ablation().base(), axes, List.of(), List.of()));
    }

    /** Takes a cell into the ablation or leaves it out. */
    public void include(Configuration cell, boolean included) {
        Condition condition = new Condition(ablation().axes().stream().<Axis<?>>map(axis -> only(axis.setting(), cell)).toList());
        List<Condition> except = new ArrayList<>(ablation().except());
        if (included) {
            except.remove(condition);
        } else {
            except.add(condition);
        }
        set(new Ablation(ablation().base(), ablation().axes(), ablation().only(), except));
    }

    private static <T> Axis<T> only(Setting<T> setting, Configuration cell) {
        return new Axis<>(setting, List.of(cell.get(setting)));
    }

    /** Works the plan out again: runs have come or gone. */
    public void refresh() {
        Ablation now = ablation();
        List<RunSummary> measured = runs.get();
        int side = sharing.get().side();
        planning.run(() -> AblationPlan.of(now, datasets.load(Prepared.source(now.base())), service.workspace(),
                measured, slurm.runs(), side),
                found -> show(Optional.of(found), ""), sentence -> show(Optional.empty(), sentence));
    }

    private void show(Optional<AblationPlan> found, String sentence) {
        plan.set(found);
        problem.set(sentence);
    }

    /**
     * Puts what is still to be trained into the queue, or gives it to Slurm where that is chosen; a run that was begun goes on.
     *
     * @return completes with how many runs were queued
     */
    public CompletableFuture<Integer> submit() {
        AblationPlan ready = plan.get().orElseThrow();
        int threads = ready.ablation().base().getInt(Settings.TRAINING_THREADS);
        int each = threads == 0 ? sharing.get().threads() : threads;
        return CompletableFuture.supplyAsync(() -> {
            Map<Configuration, String> names = new HashMap<>();
            ready.included().forEach(cell -> names.put(cell.asked(), cell.run()));
            service.workspace().ablation(ready.ablation().name()).write(ready.ablation(), names);
            if (slurm.isChosen()) {
                return giveToSlurm(ready);
            }
            List<CompletableFuture<?>> queued = ready.open().stream().<CompletableFuture<?>>map(cell -> submit(cell, each)).toList();
            queued.forEach(CompletableFuture::join);
            return queued.size();
        });
    }

    private int giveToSlurm(AblationPlan ready) {
        List<RunRequest> requests = ready.open().stream()
                .map(cell -> new RunRequest(cell.run(), ready.ablation().describe(cell.asked()), cell.resolved())).toList();
        if (!requests.isEmpty()) {
            slurm.submit(ready.ablation().name(), requests).join();
        }
        return requests.size();
    }

    /** Cancels the runs that Slurm has; their checkpoints stay. */
    public CompletableFuture<Void> cancelInSlurm() {
        return slurm.cancel(plan.get().map(AblationPlan::inSlurm).orElse(List.of()));
    }

    private CompletableFuture<?> submit(AblationPlan.PlannedCell cell, int threads) {
        RunFolder there = new RunFolder(service.workspace().runs().resolve(cell.run()));
        boolean isOwn = service.workspace().runFolder(cell.resolved()).equals(there.path());
        return isOwn ? service.submit(cell.resolved(), threads) : service.resume(cell.run());
    }
}
