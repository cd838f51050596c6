package tailsplit.workbench.monitor;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Labels;

/** What a split really does: in sentences, with a word in each that the guide explains, and as the shift that it makes. */
final class SplitPanel extends VBox {
    private static final double LEAST_OF_CHART = 130;

    private final Consumer<String> guide;
    private final VBox sentences = new VBox(3);
    private final Label note = new Label();
    private final Label caption = Labels.muted("Shift of each class; dashed, what its plan amounts to");
    private final ChartView chart = new ChartView("shift");
    private List<Finding> said = List.of();

    /** @param guide opens a section of it */
    SplitPanel(Consumer<String> guide) {
        super(6);
        this.guide = guide;
        sentences.setId("split-sentences");
        chart.setId("split-chart");
        chart.setMinHeight(LEAST_OF_CHART);
        Labels.sentence(note, Styles.TEXT_MUTED);
        caption.setMinHeight(USE_PREF_SIZE);
        caption.visibleProperty().bind(sentences.visibleProperty());
        Boxes.leaveNoGap(caption, sentences);
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(note, sentences, caption, chart);
        widthProperty().subscribe(_ -> requestLayout());
    }

    /** At the width that there is: what scrolls it asks without one, as if each sentence had one line. */
    @Override
    protected double computeMinHeight(double width) {
        return super.computeMinHeight(width < 0 ? getWidth() : width);
    }

    void show(SplitFigures figures) {
        note.setText(figures.note());
        if (!figures.findings().equals(said)) {
            said = figures.findings();
            sentences.getChildren().setAll(said.stream().map(this::sentence).toList());
        }
        sentences.setVisible(!said.isEmpty());
        chart.show(figures.shift());
    }

    /** Nothing, until another run has been read. */
    void clear(Figure figure) {
        show(new SplitFigures("", List.of(), figure, figure, figure, figure, figure));
    }

    private TextFlow sentence(Finding finding) {
        int at = finding.sentence().indexOf(finding.term());
        Hyperlink term = new Hyperlink(finding.term());
        term.setOnAction(_ -> guide.accept(finding.link()));
        term.setAccessibleText(finding.term() + ", in the guide");
        TextFlow flow = new TextFlow(text(finding.sentence().substring(0, at)), term,
                text(finding.sentence().substring(at + finding.term().length())));
        flow.setMinHeight(USE_PREF_SIZE);
        flow.setAccessibleText(finding.sentence());
        return flow;
    }

    private static Text text(String words) {
        Text text = new Text(words);
        text.getStyleClass().add("finding-text");
        return text;
    }
}
