package tailsplit.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;
import tailsplit.workbench.Reachable;
import tailsplit.workbench.imbalance.ImbalanceChart;

@ExtendWith(ApplicationExtension.class)
class LookTest {
    private final List<Look> drawn = new ArrayList<>();

    @AfterEach
    void reset() throws Exception {
        onWindow(() -> {
            Look.use(Look.LIGHT);
            return null;
        });
    }

    @Test
    void chartsOfClosedWindowsAreFreed() throws Exception {
        Reachable charts = new Reachable();
        for (int i = 0; i < 20; i++) {
            onWindow(() -> {
                ChartView view = new ChartView("chart");
                ImbalanceChart bars = new ImbalanceChart((_, _, _) -> {});
                charts.add(view);
                charts.add(bars);
                Stage stage = stage(new StackPane(view, bars));
                stage.show();
                stage.hide();
                return null;
            });
        }
        assertEquals(List.of(), charts.afterCollection());
    }

    @Test
    void aChartIsDrawnAgainInAnotherLook() throws Exception {
        ChartView view = onWindow(() -> new ChartView("chart"));
        Stage stage = onWindow(() -> {
            Stage made = stage(new StackPane(view));
            made.show();
            view.show(new Recording());
            return made;
        });
        use(Look.DARK);
        assertEquals(Look.DARK, drawn.getLast());
        onWindow(() -> {
            stage.hide();
            return null;
        });
        use(Look.LIGHT);
        onWindow(() -> {
            stage.show();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Look.LIGHT, drawn.getLast(), "changed while it was hidden");
        onWindow(() -> {
            stage.hide();
            return null;
        });
    }

    private static Stage stage(StackPane root) {
        Stage stage = new Stage();
        stage.setScene(new Scene(root, 300, 200));
        return stage;
    }

    private static void use(Look look) throws Exception {
        onWindow(() -> {
            Look.use(look);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <T> T onWindow(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    private final class Recording implements Figure {
        @Override
        public void draw(Drawing drawing, double width, double height, Look look) {
            drawn.add(look);
        }

        @Override
        public List<List<String>> table() {
            return List.of();
        }

        @Override
        public String summary() {
            return "what it was drawn in";
        }
    }
}
