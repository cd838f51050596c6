package tailsplit.workbench;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Lets go of what JavaFX painted: for each of the regions of a frame that it paints one by one it keeps the nodes of the last, until
 * another frame has as many. To be used off the window's thread.
 */
final class Repainting implements AutoCloseable {
    /** As many as JavaFX paints one by one (prism.dirtyregioncount); of more it would make fewer. */
    private static final int SPOTS = 6;
    private static final int APART = 100;

    private final List<Rectangle> spots = IntStream.range(0, SPOTS).mapToObj(i -> new Rectangle(i * APART, 0, 10, 10)).toList();
    private final Stage stage = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
        Stage made = new Stage();
        made.setScene(new Scene(new Pane(spots.toArray(Rectangle[]::new)), SPOTS * APART, APART));
        made.show();
        return made;
    });

    /** A frame in which only the spots change, far from each other. */
    void repaint() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> spots.forEach(spot ->
                spot.setFill(spot.getFill() == Color.BLACK ? Color.RED : Color.BLACK)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Override
    public void close() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, stage::hide);
    }
}
