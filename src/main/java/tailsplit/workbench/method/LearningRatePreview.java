package tailsplit.workbench.method;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Schedules;
import tailsplit.schedule.TrainingSchedule;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.chart.LineFigure;
import tailsplit.workbench.chart.Palette;

/** The learning rate over the epochs. */
final class LearningRatePreview {
    private final ChartView chart = new ChartView("learning-rate");
    private Optional<TrainingSchedule> shown = Optional.empty();

    ChartView chart() {
        return chart;
    }

    void show(Configuration configuration) {
        TrainingSchedule schedule = Schedules.of(configuration);
        if (shown.filter(schedule::equals).isEmpty()) {
            shown = Optional.of(schedule);
            chart.show(figure(schedule));
        }
    }

    static LineFigure figure(TrainingSchedule schedule) {
        int[] epochs = IntStream.rangeClosed(1, schedule.epochs()).toArray();
        double[] rates = IntStream.of(epochs).mapToDouble(schedule::rate).toArray();
        return new LineFigure("Learning rate", epochs, schedule.epochs(),
                List.of(new LineFigure.Series("learning rate at the end", Palette.TRAIN, false, rates)), false);
    }
}
