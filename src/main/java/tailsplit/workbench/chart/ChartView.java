package tailsplit.workbench.chart;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Shows a figure in whatever size there is. Its menu copies the numbers and saves the picture. */
public final class ChartView extends Region {
    private final Canvas canvas = new Canvas();
    private final Tooltip tooltip = new Tooltip();
    private final ContextMenu menu = new ContextMenu();
    private Figure figure = Figure.empty("");

    /** @param name of its picture's file */
    public ChartView(String name) {
        getStyleClass().add("chart-view");
        getChildren().add(canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(120, 80);
        Rectangle visible = new Rectangle();
        visible.widthProperty().bind(widthProperty());
        visible.heightProperty().bind(heightProperty());
        setClip(visible);
        Look.of(this).subscribe(_ -> redraw());
        canvas.setOnMouseMoved(this::hover);
        canvas.setOnMouseExited(_ -> tooltip.hide());
        tooltip.setShowDuration(Duration.INDEFINITE);
        MenuItem copy = new MenuItem("Copy numbers as CSV");
        copy.setOnAction(_ -> copyNumbers());
        MenuItem save = new MenuItem("Save picture as PNG\u2026");
        save.setOnAction(_ -> PictureFile.choose(getScene().getWindow(), name).ifPresent(file -> PictureFile.write(this, file)));
        MenuItem paper = new MenuItem("Save figure as PDF or SVG\u2026");
        paper.setOnAction(_ -> FigureDialog.save(figure, name, getScene().getWindow()));
        menu.getItems().addAll(copy, save, paper);
        setOnContextMenuRequested(event -> menu.show(this, event.getScreenX(), event.getScreenY()));
    }

    /** Another figure instead. */
    public void show(Figure shown) {
        figure = shown;
        setPrefHeight(shown.preferredHeight());
        setAccessibleText(shown.summary());
        redraw();
    }

    public Figure figure() {
        return figure;
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            redraw();
        }
    }

    private void redraw() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        if (width > 0 && height > 0) {
            figure.draw(new CanvasDrawing(canvas.getGraphicsContext2D()), width, height, Look.current());
        }
    }

    private void hover(MouseEvent event) {
        figure.at(event.getX(), event.getY(), getWidth(), getHeight()).ifPresentOrElse(text -> {
            tooltip.setText(text);
            Bounds bounds = localToScreen(getBoundsInLocal());
            tooltip.show(this, bounds.getMinX() + event.getX() + 14, bounds.getMinY() + event.getY() + 14);
        }, tooltip::hide);
    }

    /** The figure's numbers as CSV. */
    public String csv() {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (List<String> row : figure.table()) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return text.toString();
    }

    private void copyNumbers() {
        ClipboardContent content = new ClipboardContent();
        content.putString(csv());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
