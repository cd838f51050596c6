package tailsplit.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void ticksAreRoundAndWithinTheAxis() {
        assertEquals(List.of(0.0, 1.0, 2.0, 3.0), Axis.linear(0, 3.2, 100, 0).ticks(4));
        assertEquals(List.of(5.0, 10.0, 20.0, 50.0, 100.0), Axis.logarithmic(5, 100, 100, 0).ticks(5));
        Axis axis = Axis.logarithmic(5, 5000, 200, 0);
        assertEquals(70, axis.value(axis.pixel(70)), 1e-9);
    }

    @Test
    void aLongCurveKeepsItsPeaks() {
        int[] epochs = IntStream.rangeClosed(1, 10_000).toArray();
        double[] values = new double[epochs.length];
        values[4321] = 9;
        values[7654] = -3;
        values[100] = Double.NaN;
        Decimated kept = Decimated.of(epochs, values, 500);
        assertTrue(kept.xs().length <= 1000, "kept " + kept.xs().length);
        assertEquals(9, Arrays.stream(kept.ys()).max().orElseThrow());
        assertEquals(-3, Arrays.stream(kept.ys()).min().orElseThrow());
    }

    @Test
    void theEpochUnderTheMouseIsSaid() {
        LineFigure figure = new LineFigure("Loss", new int[] {1, 2, 3}, 10,
                List.of(new LineFigure.Series("train", Color.RED, false, new double[] {3, 2, 1.5})), false);
        assertEquals("Epoch 3\ntrain 1.500", figure.at(300, 10, 400, 200).orElseThrow());
        assertEquals(List.of("3", "1.5"), figure.table().getLast());
    }

    @Test
    void thePointUnderTheMouseIsFound() {
        ScatterFigure figure = new ScatterFigure("", new ScatterFigure.Frame(-1, 1, -1, 1), new double[] {-1, 1}, new double[] {-1, 1},
                new Color[] {Color.RED, Color.BLUE}, List.of(), String::valueOf);
        assertEquals(OptionalInt.of(0), figure.nearest(12, 188, 200, 200));
        assertEquals(OptionalInt.of(1), figure.nearest(190, 10, 200, 200));
        assertEquals(OptionalInt.empty(), figure.nearest(100, 100, 200, 200));
    }

    @Test
    void subclassesStepFromDarkToLightAroundTheirClass() {
        double inner = Palette.of(3, 10, 0, 4).getBrightness();
        double outer = Palette.of(3, 10, 3, 4).getBrightness();
        assertTrue(inner < Palette.of(3, 10).getBrightness());
        assertTrue(outer > inner);
        assertEquals(Palette.of(3, 10), Palette.of(3, 10, 0, 1));
        assertEquals(100, IntStream.range(0, 100).mapToObj(c -> Palette.of(c, 100)).distinct().count());
    }

    @Test
    void theHeatUnderTheMouseIsSaid() {
        HeatFigure figure = new HeatFigure("", List.of("cat", "dog"), List.of("1", "2"), "epoch",
                new double[][] {{0.1, 0.2}, {0.3, 0.4}}, 0, 1);
        double left = Drawing.width("dog", Figure.SMALL) + 12;
        assertEquals("dog, epoch 1: 0.3", figure.at(left + 5, 100, 300, 150).orElseThrow());
    }
}
