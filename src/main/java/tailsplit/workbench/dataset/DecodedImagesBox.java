package tailsplit.workbench.dataset;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import tailsplit.dataset.DecodedSets;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.task.Background;

/** How much room decoded images take, and a button that deletes them. */
public final class DecodedImagesBox extends HBox {
    private final Label size = new Label();
    private final Button clear = new Button("Clear");

    public DecodedImagesBox(DecodedSets decoded, Background background) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        size.setId("decoded-size");
        clear.setId("decoded-clear");
        clear.setDisable(true);
        clear.setOnAction(_ -> {
            clear.setDisable(true);
            background.run(() -> {
                decoded.clear();
                return decoded.list();
            }, this::show, size::setText);
        });
        getChildren().addAll(size, clear);
        sceneProperty().subscribe(scene -> {
            if (scene != null) { // its screen is shown again
                background.run(decoded::list, this::show, size::setText);
            }
        });
    }

    private void show(List<DecodedSets.Kept> kept) {
        size.setText(kept.isEmpty() ? "None" : megabytes(kept.stream().mapToLong(DecodedSets.Kept::bytes).sum()));
        size.setTooltip(kept.isEmpty() ? null : new Tooltip(kept.stream().map(DecodedImagesBox::line).collect(Collectors.joining("\n"))));
        clear.setDisable(kept.isEmpty());
    }

    private static String line(DecodedSets.Kept kept) {
        return "%s  %s%s".formatted(megabytes(kept.bytes()), kept.place(), kept.settings().isEmpty() ? "" : ", " + kept.settings());
    }

    private static String megabytes(long bytes) {
        return Words.number(Math.max(1, Math.round(bytes / 1e6))) + " MB";
    }
}
