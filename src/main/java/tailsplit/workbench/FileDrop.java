package tailsplit.workbench;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import tailsplit.workbench.task.Background;

/** Takes files and folders that are dropped. */
final class FileDrop {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("dropping");

    private final Background background;
    private final Consumer<Dropped> taken;
    private final Consumer<String> refused;

    /**
     * @param taken   hears what was dropped
     * @param refused hears why it is not taken, a sentence for the user
     */
    FileDrop(Background background, Consumer<Dropped> taken, Consumer<String> refused) {
        this.background = background;
        this.taken = taken;
        this.refused = refused;
    }

    /** Whatever is dropped onto it is taken. */
    void on(Node target) {
        target.setOnDragOver(event -> {
            Dragboard board = event.getDragboard();
            if (event.getGestureSource() == null && board.hasFiles()) {
                event.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
                target.pseudoClassStateChanged(OVER, true);
            }
            event.consume();
        });
        target.setOnDragExited(_ -> target.pseudoClassStateChanged(OVER, false));
        target.setOnDragDropped(event -> {
            List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
            event.setDropCompleted(!files.isEmpty());
            event.consume();
            background.onWindow(() -> drop(files)); // what it was dragged from waits until this returns
        });
    }

    void drop(List<Path> files) {
        if (files.size() == 1) {
            background.run(() -> Dropped.of(files.getFirst()), taken, refused);
        } else if (!files.isEmpty()) {
            refused.accept("Found %d files dropped at once; allowed: one file, or the folder with all of them".formatted(files.size()));
        }
    }
}
