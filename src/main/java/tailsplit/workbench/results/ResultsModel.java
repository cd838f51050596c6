package tailsplit.workbench.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Workspace;
import tailsplit.results.Bundle;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The results that are looked at. To be used on the window's thread. */
public final class ResultsModel {
    private final Workspace workspace;
    private final Background background;
    private final Latest reading;
    private final Supplier<List<RunSummary>> runs;
    private final Function<DatasetSource, Dataset> datasets;
    private final ObjectProperty<Request> request = new SimpleObjectProperty<>(Request.FIRST);
    private final ReadOnlyObjectWrapper<Optional<ResultsView>> view = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");

    /** @param datasets loads one, or throws {@link tailsplit.file.InvalidInputException} where it is not there */
    public ResultsModel(Workspace workspace, Background background, Supplier<List<RunSummary>> runs,
            Function<DatasetSource, Dataset> datasets) {
        this.workspace = workspace;
        this.runs = runs;
        this.datasets = datasets;
        this.background = background;
        reading = new Latest(background);
        request.subscribe(_ -> refresh());
    }

    ObjectProperty<Request> requestProperty() {
        return request;
    }

    ReadOnlyObjectProperty<Optional<ResultsView>> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** Why there is nothing to see, a sentence; empty where there is. */
    public ReadOnlyObjectProperty<String> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows the results of an ablation. */
    public void show(String ablation) {
        request.set(request.get().withAblation(Optional.of(workspace.ablation(ablation).name())));
        refresh();
    }

    /** Makes table and figure again: runs have gone on. */
    public void refresh() {
        Request wanted = request.get();
        List<RunSummary> known = runs.get();
        reading.run(() -> ResultsView.of(wanted, workspace, known, datasets), found -> show(Optional.of(found), ""),
                sentence -> show(Optional.empty(), sentence));
    }

    /**
     * Writes an archive of what is seen.
     *
     * @param done hears sentences about what could not be put in
     */
    void bundle(Path file, Consumer<List<String>> done, Consumer<String> failed) {
        ResultsView seen = view.get().orElseThrow();
        background.run(() -> Bundle.write(seen.folder(), seen.observations(), seen.table(),
                run -> Prepared.of(run.configuration(), datasets.apply(Prepared.source(run.configuration()))), file), done, failed);
    }

    /**
     * Takes the runs of an archive into the workspace.
     *
     * @param done hears how many were new
     */
    public void take(Path file, IntConsumer done, Consumer<String> failed) {
        background.run(() -> Bundle.read(file, workspace).size(), fresh -> {
            refresh();
            done.accept(fresh);
        }, failed);
    }

    private void show(Optional<ResultsView> found, String sentence) {
        view.set(found);
        problem.set(sentence);
    }
}
