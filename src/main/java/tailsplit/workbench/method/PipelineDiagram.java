package tailsplit.workbench.method;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.draft.Draft;

/** The steps from an image to its class as boxes with arrows; what belongs to training alone is dashed. */
final class PipelineDiagram extends GridPane {
    private static final String TRAINING = "training-only";

    private final DesignModel model;

    PipelineDiagram(DesignModel model) {
        this.model = model;
        setId("pipeline");
        getStyleClass().add("pipeline");
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
        ColumnConstraints backbone = new ColumnConstraints();
        backbone.setPercentWidth(37);
        ColumnConstraints arrow = new ColumnConstraints(USE_PREF_SIZE, USE_COMPUTED_SIZE, USE_PREF_SIZE);
        ColumnConstraints clustering = new ColumnConstraints();
        clustering.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(backbone, arrow, clustering);
        model.draftProperty().subscribe(this::show);
    }

    private void show(Optional<Draft> shown) {
        shown.map(draft -> Pipeline.of(model.configuration(), draft)).ifPresent(this::draw);
    }

    private void draw(Pipeline pipeline) {
        getChildren().clear();
        setAccessibleText(pipeline.spoken());
        pipeline.clustering().ifPresentOrElse(clustering -> {
            add(box(pipeline.backbone()), 0, 0);
            add(head("head-right", TRAINING), 1, 0);
            add(styled(box(clustering), TRAINING), 2, 0);
            add(down("features"), 0, 1);
            add(styled(down("labels for training"), TRAINING), 2, 1);
        }, () -> {
            add(box(pipeline.backbone()), 0, 0, 3, 1);
            add(down("features"), 0, 1, 3, 1);
        });
        add(box(pipeline.classifier()), 0, 2, 3, 1);
        pipeline.mapper().ifPresent(mapper -> {
            add(down("pseudo-logits"), 0, 3, 3, 1);
            add(box(mapper), 0, 4, 3, 1);
        });
        add(down("scores of " + pipeline.classes() + " classes"), 0, 5, 3, 1);
    }

    private static TextFlow box(Pipeline.Step step) {
        Text name = new Text(step.name() + " ");
        name.getStyleClass().addAll("pipeline-text", "pipeline-name");
        Text words = new Text(step.words());
        words.getStyleClass().add("pipeline-text");
        TextFlow box = new TextFlow(name, words);
        box.getStyleClass().add("pipeline-box");
        box.setMinWidth(0);
        return box;
    }

    private static Node down(String what) {
        Label label = new Label(what);
        label.getStyleClass().add("pipeline-arrow");
        HBox arrow = new HBox(5, head("head-down", "passed"), label);
        arrow.setAlignment(Pos.CENTER_LEFT);
        arrow.getStyleClass().add("pipeline-down");
        return arrow;
    }

    private static Region head(String direction, String kind) {
        Region head = new Region();
        head.getStyleClass().addAll("pipeline-head", direction, kind);
        return head;
    }

    private static Node styled(Node node, String style) {
        node.getStyleClass().add(style);
        return node;
    }
}
