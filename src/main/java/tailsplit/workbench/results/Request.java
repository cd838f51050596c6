package tailsplit.workbench.results;

import java.util.List;
import java.util.Optional;
import tailsplit.metric.Metric;
import tailsplit.results.AdjustedArm;
import tailsplit.results.Selection;
import tailsplit.results.TableLayout;
import tailsplit.setting.Setting;

/**
 * Which results are asked for. What is empty the program chooses.
 *
 * @param ablation the name of its folder; empty for all runs of the workspace
 * @param form     table or figure
 * @param compared baseline, splitting and gain side by side where both are there
 * @param paper    the data set whose numbers of the paper are shown; "none" for none
 * @param arms     scores after adjustments that are shown besides
 */
record Request(Optional<String> ablation, Optional<Form> form, Optional<List<Metric>> metrics, Selection selection,
        Optional<List<Setting<?>>> columns, Optional<Boolean> compared, Optional<String> paper,
        List<AdjustedArm> arms) {
    static final String NO_PAPER = "none";
    static final Request FIRST = new Request(Optional.empty(), Optional.empty(), Optional.empty(), Selection.LAST,
            Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    Request {
        arms = List.copyOf(arms);
    }

    /** Other runs have other settings to lay out. */
    Request withAblation(Optional<String> name) {
        return new Request(name, Optional.empty(), metrics, selection, Optional.empty(), Optional.empty(), Optional.empty(), arms);
    }

    Request withForm(Form other) {
        return new Request(ablation, Optional.of(other), metrics, selection, columns, compared, paper, arms);
    }

    Request withMetrics(Optional<List<Metric>> other) {
        return new Request(ablation, form, other, selection, columns, compared, paper, arms);
    }

    Request withSelection(Selection other) {
        return new Request(ablation, form, metrics, other, columns, compared, paper, arms);
    }

    Request withColumns(List<Setting<?>> other) {
        return new Request(ablation, form, metrics, selection, Optional.of(other), compared, paper, arms);
    }

    Request withCompared(boolean side) {
        return new Request(ablation, form, metrics, selection, columns, Optional.of(side), paper, arms);
    }

    Request withPaper(Optional<String> other) {
        return new Request(ablation, form, metrics, selection, columns, compared, other, arms);
    }

    Request withArms(List<AdjustedArm> other) {
        return new Request(ablation, form, metrics, selection, columns, compared, paper, other);
    }

    /** What is asked for, over what the program chooses. */
    TableLayout over(TableLayout automatic) {
        TableLayout layout = automatic;
        if (paper.isPresent()) {
            layout = layout.withPaper(paper.filter(name -> !name.equals(NO_PAPER)));
        }
        if (compared.isPresent() && layout.canCompare()) {
            layout = layout.withComparison(compared.get());
        }
        return columns.isPresent() ? layout.withColumns(columns.get()) : layout;
    }
}
