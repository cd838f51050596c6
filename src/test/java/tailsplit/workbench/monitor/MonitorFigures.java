package tailsplit.workbench.monitor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tailsplit.run.RunFolder;
import tailsplit.workbench.chart.Figure;

/** The figures of a run, for measuring how long they take. */
public final class MonitorFigures {
    private MonitorFigures() {}

    public record Named(String name, Figure figure) {}

    public static List<Named> of(RunFolder folder) {
        RunSnapshot run = RunSnapshot.read(folder);
        RunFigures figures = RunFigures.of(run);
        int epoch = run.projected().getLast();
        ProjectionFigure projection = ProjectionFigure.of("Features", folder.projections().points(epoch),
                folder.projections().centres(epoch),
                run.most(), run.classNames(), ProjectionFigure.Colouring.PSEUDO_LABEL, Set.of(), Optional.empty());
        return List.of(new Named("the loss", figures.loss()), new Named("the accuracies", figures.accuracy()),
                new Named("per-class bars", figures.classBars()), new Named("the per-class heat map", figures.classHeat()),
                new Named("subclass occupancy", figures.occupancy()), new Named("the shifts of classes", figures.split().shift()),
                new Named("the projection of %,d points".formatted(projection.points().size()), projection.figure()));
    }
}
