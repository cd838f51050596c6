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
import tailsplit.experiment.TrainingBackend;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.run.Standing;
import tailsplit.setting.Setting;
import tailsplit.splitting.SplittingMethod;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.slurm.BackendChoice;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The ablation that is being set up. To be used on the window's thread. */
public final class AblationModel {
    /**
     * How an ablation's runs share the machine.
     *
     * @param threads of each
     * @param side how many at a time
     */
    public record Sharing(int threads, int side) {}

    private final DatasetStore datasets;
    private final Workspace workspace;
    private final BackendChoice backends;
    private final Latest planning;
    private final Supplier<List<RunSummary>> runs;
    private final Supplier<Sharing> sharing;
    private final ReadOnlyObjectWrapper<Ablation> ablation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<AblationPlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public AblationModel(Configuration base, DatasetStore datasets, Workspace workspace, BackendChoice backends, Background background,
            Supplier<List<RunSummary>> runs, Supplier<Sharing> sharing) {
        this.datasets = datasets;
        this.workspace = workspace;
        this.backends = backends;
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

    /** Another grid instead. */
    public void set(Ablation next) {
        ablation.set(next);
        refresh();
    }

    /** With another experiment as what is common to all cells; axes stay. */
    public void setBase(Configuration base) {
        set(new Ablation(base, ablation().axes(), ablation().only(), ablation().except()));
    }

    /** A blank name changes nothing. */
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

    /** Takes an axis away: all cells have the value of what is common to them. */
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
        planning.run(() -> AblationPlan.of(now, datasets.load(Prepared.source(now.base())), workspace,
                measured, backends, side),
                found -> show(Optional.of(found), ""), sentence -> show(Optional.empty(), sentence));
    }

    private void show(Optional<AblationPlan> found, String sentence) {
        plan.set(found);
        problem.set(sentence);
    }

    /**
     * Has what is still to be trained trained where that is chosen; a run that was begun goes on.
     *
     * @return completes with how many runs were submitted
     */
    public CompletableFuture<Integer> submit() {
        AblationPlan ready = plan.get().orElseThrow();
        TrainingBackend backend = backends.chosen();
        int threads = sharing.get().threads();
        return CompletableFuture.supplyAsync(() -> {
            Map<Configuration, String> names = new HashMap<>();
            ready.included().forEach(cell -> names.put(cell.asked(), cell.run()));
            workspace.ablation(ready.ablation().name()).write(ready.ablation(), names);
            List<RunRequest> requests = ready.open().stream()
                    .map(cell -> new RunRequest(cell.run(), ready.ablation().describe(cell.asked()), cell.resolved())).toList();
            backend.submit(ready.ablation().name(), requests, threads).join();
            return requests.size();
        });
    }

    /** Stops what is under way, wherever it is trained; checkpoints stay. */
    public CompletableFuture<Void> stop() {
        List<String> underWay = plan.get().map(AblationPlan::underWay).orElse(List.of());
        return CompletableFuture.allOf(backends.all().stream()
                .map(backend -> backend.stop(underWay.stream().filter(run -> isUnderWay(backend, run)).toList()))
                .toArray(CompletableFuture[]::new));
    }

    private static boolean isUnderWay(TrainingBackend backend, String run) {
        return backend.standing(run, Standing.MISSING).filter(standing -> standing.state().isUnderWay()).isPresent();
    }
}
