package tailsplit.workbench.results;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.experiment.AblationFolder;
import tailsplit.experiment.PaperExperiment;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Workspace;
import tailsplit.results.AdjustedScores;
import tailsplit.results.ClassCounts;
import tailsplit.results.Observation;
import tailsplit.results.ResultTable;
import tailsplit.results.SlopeGains;
import tailsplit.results.TableLayout;
import tailsplit.workbench.results.Form.Counts;
import tailsplit.workbench.results.Form.Curves;
import tailsplit.workbench.results.Form.Scores;
import tailsplit.workbench.results.Form.Slopes;
import tailsplit.workbench.results.Form.Table;
import tailsplit.workbench.results.ResultFigures.Captioned;

/**
 * What there is to see.
 *
 * @param ablations names of the workspace's ablations
 * @param folder    of the ablation whose runs these are, if they are
 * @param figure    empty where the table is asked for
 */
record ResultsView(Request request, List<String> ablations, Optional<AblationFolder> folder, List<Observation> observations,
        TableLayout layout, ResultTable table, Form form, Optional<Captioned> figure) {

    /** @throws tailsplit.file.InvalidInputException where something that is needed cannot be read */
    static ResultsView of(Request wanted, Workspace workspace, List<RunSummary> runs, Function<DatasetSource, Dataset> datasets) {
        List<String> ablations = AblationFolder.all(workspace).stream().map(AblationFolder::name).toList();
        Optional<AblationFolder> folder = wanted.ablation().map(name -> new AblationFolder(workspace.ablations().resolve(name)));
        Optional<PaperExperiment> experiment = folder.map(AblationFolder::ablation).flatMap(PaperExperiment::of);
        List<Observation> observations = folder.map(each -> Observation.of(each, runs)).orElseGet(() -> Observation.of(runs));
        TableLayout layout = wanted.over(TableLayout.automatic(observations, experiment,
                wanted.metrics().orElse(List.of()), wanted.selection()));
        String title = folder.map(each -> each.ablation().name()).orElse("All runs");
        Form form = wanted.form().orElseGet(() -> Form.of(experiment));
        ClassCounts counts = new ClassCounts(datasets);
        AdjustedScores adjusted = new AdjustedScores(counts);
        Optional<Captioned> figure = switch (form) {
            case Table() -> Optional.empty();
            case Scores(var axis) -> Optional.of(ResultFigures.scores(observations, axis, layout.metrics().getFirst(), wanted.selection()));
            case Curves(var curve) -> Optional.of(ResultFigures.curves(observations, curve));
            case Slopes() -> Optional.of(ResultFigures.slopes(SlopeGains.of(observations, adjusted, counts,
                    layout.metrics().getFirst(), wanted.selection(), layout.paper()), layout.metrics().getFirst(), wanted.selection()));
            case Counts() -> Optional.of(ResultFigures.counts(observations, datasets));
        };
        ResultTable table = ResultTable.of(title, observations, layout, wanted.arms(), adjusted);
        return new ResultsView(wanted, ablations, folder, observations, layout, table, form, figure);
    }
}
