package tailsplit.workbench.chart;

import java.io.File;
import java.util.Optional;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import tailsplit.file.InvalidInputException;
import tailsplit.workbench.shared.Dialogs;

/** Asks how big a figure is to be on paper, and where to. */
final class FigureDialog extends Dialog<FigureFile> {
    private static final FileChooser.ExtensionFilter PDF = new FileChooser.ExtensionFilter("PDF", "*.pdf");
    private static final FileChooser.ExtensionFilter SVG = new FileChooser.ExtensionFilter("SVG", "*.svg");

    /** What was chosen last, for the next figure. */
    private static FigureFile last = FigureFile.COLUMN;

    private FigureDialog(Window owner) {
        initOwner(owner);
        setTitle("Save figure");
        setHeaderText("Size on paper");
        Spinner<Double> width = spinner(2, 60, last.widthCm(), "Width in centimetres");
        Spinner<Double> height = spinner(2, 60, last.heightCm(), "Height in centimetres");
        Spinner<Double> font = spinner(4, 24, last.fontSize(), "Font size in points");
        GridPane grid = new GridPane(10, 10);
        grid.addRow(0, new Label("Width"), width, new Label("cm"));
        grid.addRow(1, new Label("Height"), height, new Label("cm"));
        grid.addRow(2, new Label("Font size"), font, new Label("pt"));
        getDialogPane().setContent(grid);
        getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        setResultConverter(button -> button == ButtonType.OK ? new FigureFile(width.getValue(), height.getValue(), font.getValue()) : null);
    }

    private static Spinner<Double> spinner(double least, double most, double value, String name) {
        Spinner<Double> spinner = new Spinner<>(least, most, value, 0.5);
        spinner.setEditable(true);
        spinner.setPrefWidth(100);
        spinner.setAccessibleText(name);
        return spinner;
    }

    /** @param name of the file that is proposed */
    static void save(Figure figure, String name, Window owner) {
        new FigureDialog(owner).showAndWait().ifPresent(size -> {
            last = size;
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Save figure");
            chooser.setInitialFileName(name + ".pdf");
            chooser.getExtensionFilters().addAll(PDF, SVG);
            Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath).ifPresent(file -> {
                try {
                    size.write(figure, file);
                } catch (InvalidInputException e) {
                    Dialogs.problem(owner, "The figure was not saved", e.getMessage());
                }
            });
        });
    }
}
