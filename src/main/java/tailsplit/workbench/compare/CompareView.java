package tailsplit.workbench.compare;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.shared.ShownAs;

/** Two or more runs side by side. */
public final class CompareView extends BorderPane {
    private static final double MATRIX = 200;
    private static final double GAP = 8;

    private final CompareModel model;
    private final Label title = new Label();
    private final Label problem = new Label();
    private final ComboBox<EpochCurve> curve = new ComboBox<>();
    private final ComboBox<Integer> reference = new ComboBox<>();
    private final ChartView curves = new ChartView("curves");
    private final ChartView differences = new ChartView("class-differences");
    private final CompareTable table = new CompareTable();
    private final HBox matrices = new HBox(GAP);
    private final SplitPane columns = new SplitPane();
    private final SplitPane left = new SplitPane();
    private final SplitPane right = new SplitPane();
    private boolean showing;

    public CompareView(CompareModel model) {
        this.model = model;
        Labels.titled(title);
        title.setId("compare-title");
        Labels.sentence(problem, "state-warning");
        VBox header = new VBox(2, title, problem);
        header.getStyleClass().add("screen-header");
        setTop(header);
        curve.getItems().setAll(EpochCurve.values());
        curve.setValue(EpochCurve.TEST_ACCURACY);
        curve.setConverter(new ShownAs<>(EpochCurve::label));
        curve.setAccessibleText("EpochCurve");
        curve.setOnAction(_ -> showCurves());
        reference.setConverter(new ShownAs<>(run -> "Less " + shown().names().get(run)));
        reference.setAccessibleText("Run that the others are compared with");
        reference.setOnAction(_ -> showDifferences());
        reference.setMaxWidth(260);
        curves.setId("compare-curves");
        differences.setId("compare-classes");
        left.setOrientation(Orientation.VERTICAL);
        left.getItems().addAll(Boxes.titled("Curves", curves, curve), Boxes.titled("Per-class accuracy", differences, reference));
        right.setOrientation(Orientation.VERTICAL);
        ScrollPane scroll = new ScrollPane(matrices);
        scroll.setFitToHeight(true);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        right.getItems().addAll(Boxes.titled("What differs", table), Boxes.titled("Confusion", scroll));
        right.setDividerPositions(0.56);
        columns.getItems().addAll(left, right);
        setCenter(columns);
        model.comparisonProperty().subscribe(comparison -> show(comparison));
        model.problemProperty().subscribe(problem::setText);
    }

    public List<SplitPane> splitPanes() {
        columns.setId("compare-columns");
        left.setId("compare-left");
        right.setId("compare-right");
        return List.of(columns, left, right);
    }

    private Comparison shown() {
        return model.comparisonProperty().get();
    }

    private void show(Comparison comparison) {
        title.setText("Comparison of %d runs".formatted(comparison.runs().size()));
        showing = true;
        List<Integer> all = IntStream.range(0, comparison.runs().size()).boxed().toList();
        boolean sameRuns = reference.getItems().size() == all.size() && reference.getValue() != null && table.shows(comparison.names());
        int chosen = sameRuns ? reference.getValue() : comparison.reference();
        reference.getItems().setAll(all);
        reference.setValue(all.isEmpty() ? null : Integer.valueOf(chosen));
        showing = false;
        table.show(comparison);
        showCurves();
        showDifferences();
        showMatrices(comparison);
    }

    private void showCurves() {
        curves.show(shown().runs().isEmpty() ? Figure.empty("") : shown().curve(curve.getValue()));
    }

    private void showDifferences() {
        if (!showing) {
            differences.show(reference.getValue() == null ? Figure.empty("") : shown().classDifferences(reference.getValue()));
        }
    }

    /** Charts that are there already get the new figures. */
    private void showMatrices(Comparison comparison) {
        List<Figure> figures = comparison.confusions();
        if (matrices.getChildren().size() != figures.size()) {
            matrices.getChildren().setAll(figures.stream().map(_ -> matrix()).toList());
        }
        for (int i = 0; i < figures.size(); i++) {
            VBox box = (VBox) matrices.getChildren().get(i);
            ((Label) box.getChildren().getFirst()).setText(comparison.names().get(i));
            ((ChartView) box.getChildren().getLast()).show(figures.get(i));
        }
    }

    private static Node matrix() {
        Label name = new Label();
        ChartView chart = new ChartView("confusion");
        chart.setMinWidth(MATRIX);
        VBox.setVgrow(chart, Priority.ALWAYS);
        VBox matrix = new VBox(2, name, chart);
        HBox.setHgrow(matrix, Priority.ALWAYS);
        return matrix;
    }
}
