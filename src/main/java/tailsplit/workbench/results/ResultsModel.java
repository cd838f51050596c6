package tailsplit.workbench.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import tailsplit.experiment.AblationFolder;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Setting;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.results.Metric;
import tailsplit.results.Observation;
import tailsplit.results.ResultTable;
import tailsplit.results.Selection;
import tailsplit.results.TableLayout;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The table of results that is looked at. To be used on the window's thread. */
public final class ResultsModel {
    /**
     * What is asked for.
     *
     * @param ablation the name of its folder; empty for all runs of the workspace
     * @param columns  empty where the program chooses
     * @param compared baseline, splitting and gain side by side where both are there
     * @param paper    empty where the program chooses; "none" for no numbers of the paper
     */
    public record Request(Optional<String> ablation, Metric metric, Selection selection, Optional<List<Setting<?>>> columns,
            boolean compared, Optional<String> paper) {
        static final String NO_PAPER = "none";
        static final Request FIRST = new Request(Optional.empty(), Metric.ACCURACY, Selection.LAST, Optional.empty(), true, Optional.empty());

        Request withAblation(Optional<String> name) {
            return new Request(name, metric, selection, Optional.empty(), true, Optional.empty());
        }

        Request withMetric(Metric other) {
            return new Request(ablation, other, selection, columns, compared, paper);
        }

        Request withSelection(Selection other) {
            return new Request(ablation, metric, other, columns, compared, paper);
        }

        Request withColumns(List<Setting<?>> other) {
            return new Request(ablation, metric, selection, Optional.of(other), compared, paper);
        }

        Request withCompared(boolean side) {
            return new Request(ablation, metric, selection, columns, side, paper);
        }

        Request withPaper(Optional<String> other) {
            return new Request(ablation, metric, selection, columns, compared, other);
        }
    }

    /**
     * What there is to see.
     *
     * @param ablations names of the workspace's ablations
     * @param axes      settings that may tell columns apart
     */
    public record View(Request request, List<String> ablations, List<Observation> observations, List<Setting<?>> axes,
            TableLayout layout, ResultTable table) {}

    private final Workspace workspace;
    private final Latest reading;
    private final Supplier<List<RunSummary>> runs;
    private final ObjectProperty<Request> request = new SimpleObjectProperty<>(Request.FIRST);
    private final ReadOnlyObjectWrapper<Optional<View>> view = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");

    public ResultsModel(Workspace workspace, Background background, Supplier<List<RunSummary>> runs) {
        this.workspace = workspace;
        this.runs = runs;
        reading = new Latest(background);
        request.subscribe(_ -> refresh());
    }

    public ObjectProperty<Request> requestProperty() {
        return request;
    }

    public ReadOnlyObjectProperty<Optional<View>> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** Why there is no table, a sentence; empty where there is one. */
    public ReadOnlyObjectProperty<String> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows the results of an ablation. */
    public void show(String ablation) {
        request.set(request.get().withAblation(Optional.of(workspace.ablation(ablation).name())));
        refresh();
    }

    /** Makes the table again: runs have gone on. */
    public void refresh() {
        Request wanted = request.get();
        List<RunSummary> known = runs.get();
        reading.run(() -> view(wanted, known), found -> show(Optional.of(found), ""), sentence -> show(Optional.empty(), sentence));
    }

    private void show(Optional<View> found, String sentence) {
        view.set(found);
        problem.set(sentence);
    }

    private View view(Request wanted, List<RunSummary> known) {
        List<String> ablations = AblationFolder.all(workspace).stream().map(AblationFolder::name).toList();
        Optional<AblationFolder> folder = wanted.ablation().map(name -> new AblationFolder(workspace.ablations().resolve(name)));
        List<Observation> observations = folder.map(each -> Observation.of(each, known)).orElseGet(() -> Observation.of(known));
        TableLayout automatic = TableLayout.automatic(observations, wanted.metric(), wanted.selection());
        List<Setting<?>> axes = new ArrayList<>(automatic.rows());
        axes.addAll(automatic.columns());
        TableLayout layout = layout(wanted, automatic, axes);
        String title = folder.map(each -> each.ablation().name()).orElse("All runs");
        return new View(wanted, ablations, observations, List.copyOf(axes), layout, ResultTable.of(title, observations, layout));
    }

    private static TableLayout layout(Request wanted, TableLayout automatic, List<Setting<?>> axes) {
        List<Setting<?>> columns = wanted.columns().orElse(automatic.columns());
        List<Setting<?>> rows = new ArrayList<>(axes.stream().filter(axis -> !columns.contains(axis)).toList());
        boolean compared = automatic.comparison() && wanted.compared();
        if (automatic.comparison() && !compared) {
            rows.addFirst(Settings.SPLITTING_METHOD);
        }
        Optional<String> paper = wanted.paper().isEmpty() ? automatic.paper() : wanted.paper().filter(name -> !name.equals(Request.NO_PAPER));
        return new TableLayout(rows, columns, compared, wanted.metric(), wanted.selection(), paper);
    }
}
