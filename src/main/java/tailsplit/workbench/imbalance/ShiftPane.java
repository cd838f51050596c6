package tailsplit.workbench.imbalance;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver.ArrowLocation;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.dataset.DataState;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Explanation;
import tailsplit.workbench.shared.Labels;

/** What the plan amounts to, below the bars: a sentence, and what it takes off each class. Not there without splitting. */
final class ShiftPane extends VBox {
    private static final String SECTION = "method.md#what-a-plan-amounts-to";
    private static final double HEIGHT = 74;

    private final DesignModel model;
    private final ChartView chart = new ChartView("shifts");
    private final Label sentence = new Label();
    private final BooleanProperty drawn = new SimpleBooleanProperty(true);
    private final BooleanProperty shifts = new SimpleBooleanProperty();

    /** @param guide opens a section of the guide */
    ShiftPane(DesignModel model, Consumer<String> guide) {
        super(4);
        this.model = model;
        chart.setId("shift-chart");
        chart.setMinHeight(HEIGHT);
        chart.setMaxHeight(HEIGHT);
        chart.visibleProperty().bind(drawn.and(shifts));
        sentence.setId("shift-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Button help = new Button("?");
        help.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "help-button");
        help.setAccessibleText("What the plan amounts to");
        help.setId("shift-help");
        help.setMinWidth(USE_PREF_SIZE);
        help.setOnAction(_ -> explain(help, guide));
        Boxes.leaveNoGap(this, chart);
        getChildren().addAll(chart, Boxes.row(6, sentence, help));
        model.draftProperty().subscribe(_ -> show());
        model.dataProperty().subscribe(_ -> show());
    }

    /** Whether the figure is there beside the sentence. */
    BooleanProperty drawnProperty() {
        return drawn;
    }

    private void show() {
        String words = model.draft().map(draft -> ShiftWords.sentence(model.configuration(), draft)).orElse("");
        boolean missing = model.dataProperty().get() instanceof DataState.Missing;
        setVisible(!words.isEmpty() && !missing);
        sentence.setText(words);
        Optional<Draft> split = model.draft().filter(draft -> draft.plan().pseudoClasses() > draft.classes());
        shifts.set(split.isPresent());
        split.map(ShiftFigure::of).ifPresent(chart::show);
    }

    private void explain(Node beside, Consumer<String> guide) {
        List<Node> words = new ArrayList<>();
        model.draft().map(Draft::shift).map(ShiftWords::explanation).orElseThrow().forEach(each -> words.add(Labels.text(each)));
        Hyperlink more = new Hyperlink("More in the guide");
        words.add(more);
        Explanation explanation = new Explanation("What the plan amounts to", 380, words.toArray(Node[]::new));
        more.setOnAction(_ -> {
            explanation.hide();
            guide.accept(SECTION);
        });
        explanation.show(beside, ArrowLocation.BOTTOM_RIGHT);
    }
}
