package tailsplit.workbench.results;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import tailsplit.experiment.AblationFolder;
import tailsplit.experiment.PaperExperiment;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Workspace;
import tailsplit.results.Observation;
import tailsplit.results.ResultTable;
import tailsplit.results.TableLayout;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The table of results that is looked at. To be used on the window's thread. */
public final class ResultsModel {
    /**
     * What there is to see.
     *
     * @param ablations names of the workspace's ablations
     */
    public record View(Request request, List<String> ablations, List<Observation> observations, TableLayout layout, ResultTable table) {}

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
        TableLayout layout = wanted.over(TableLayout.automatic(observations, folder.map(AblationFolder::ablation).flatMap(PaperExperiment::of),
                wanted.metrics().orElse(List.of()), wanted.selection()));
        String title = folder.map(each -> each.ablation().name()).orElse("All runs");
        return new View(wanted, ablations, observations, layout, ResultTable.of(title, observations, layout));
    }
}
