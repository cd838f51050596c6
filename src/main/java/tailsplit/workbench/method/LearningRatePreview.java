package tailsplit.workbench.method;

import java.util.List;
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
    private TrainingSchedule shown;

    ChartView chart() {
        return chart;
    }

    void show(Configuration configuration) {
        TrainingSchedule schedule = Schedules.of(configuration);
        if (!schedule.equals(shown)) {
            shown = schedule;
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
