package tailsplit.workbench.monitor;

import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.chart.ScatterFigure;
import tailsplit.workbench.chart.ScatterFigure.Frame;

/**
 * The part of the plane that is looked at: nearer and farther with the wheel or plus and minus, moved by dragging, all of
 * it with a double click or 0.
 */
final class Zoom {
    private static final double STEP = 1.2;

    private final ChartView chart;
    private final Runnable changed;
    private Optional<Frame> view = Optional.empty();
    private double lastX;
    private double lastY;

    Zoom(ChartView chart, Runnable changed) {
        this.chart = chart;
        this.changed = changed;
        chart.addEventHandler(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() != 0) {
                zoom(event.getDeltaY() > 0 ? STEP : 1 / STEP, event.getX(), event.getY());
                event.consume();
            }
        });
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            chart.requestFocus();
            lastX = event.getX();
            lastY = event.getY();
            if (event.getClickCount() == 2) {
                show(Optional.empty());
            }
        });
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        chart.addEventHandler(KeyEvent.KEY_TYPED, this::key);
    }

    /** Empty for all of the plane. */
    Optional<Frame> view() {
        return view;
    }

    void reset() {
        view = Optional.empty();
    }

    private void zoom(double factor, double x, double y) {
        if (chart.figure() instanceof ScatterFigure figure) {
            show(Optional.of(figure.frame().nearer(factor, figure.xAt(x, chart.getWidth(), chart.getHeight()),
                    figure.yAt(y, chart.getWidth(), chart.getHeight()))));
        }
    }

    private void drag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && chart.figure() instanceof ScatterFigure figure) {
            double width = chart.getWidth();
            double height = chart.getHeight();
            show(Optional.of(figure.frame().moved(figure.xAt(lastX, width, height) - figure.xAt(event.getX(), width, height),
                    figure.yAt(lastY, width, height) - figure.yAt(event.getY(), width, height))));
            lastX = event.getX();
            lastY = event.getY();
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCharacter()) {
            case "+" -> zoom(STEP, chart.getWidth() / 2, chart.getHeight() / 2);
            case "-" -> zoom(1 / STEP, chart.getWidth() / 2, chart.getHeight() / 2);
            case "0" -> show(Optional.empty());
            default -> {}
        }
    }

    private void show(Optional<Frame> next) {
        view = next;
        changed.run();
    }
}
