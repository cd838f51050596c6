package tailsplit.workbench.method;

import java.util.List;
import java.util.stream.IntStream;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Schedules;
import tailsplit.schedule.Course;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.chart.LineFigure;
import tailsplit.workbench.chart.Palette;

/** The learning rate over the epochs. */
final class LearningRatePreview {
    private final ChartView chart = new ChartView("learning-rate");
    private Course shown;

    ChartView chart() {
        return chart;
    }

    void show(Configuration configuration) {
        Course course = Schedules.of(configuration);
        if (!course.equals(shown)) {
            shown = course;
            chart.show(figure(course));
        }
    }

    static LineFigure figure(Course course) {
        int[] epochs = IntStream.rangeClosed(1, course.epochs()).toArray();
        double[] rates = IntStream.of(epochs).mapToDouble(course::rate).toArray();
        return new LineFigure("Learning rate", epochs, course.epochs(),
                List.of(new LineFigure.Series("learning rate at the end", Palette.TRAIN, false, rates)), false);
    }
}
