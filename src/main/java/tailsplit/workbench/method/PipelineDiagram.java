package tailsplit.workbench.method;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.shared.Boxes;

/** The steps from an image to its class as boxes with arrows; what belongs to training alone is dashed. */
final class PipelineDiagram extends VBox {
    private static final double BACKBONE = 86;
    private static final double GAP = 4;

    private final DesignModel model;

    PipelineDiagram(DesignModel model) {
        this.model = model;
        setId("pipeline");
        getStyleClass().add("pipeline");
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
        model.draftProperty().subscribe(this::show);
    }

    private void show(Optional<Draft> shown) {
        shown.map(draft -> Pipeline.of(model.configuration(), draft)).ifPresent(this::draw);
    }

    private void draw(Pipeline pipeline) {
        setAccessibleText(pipeline.spoken());
        getChildren().setAll(pipeline.clustering().map(clustering -> beside(pipeline, clustering))
                .orElseGet(() -> column(box(pipeline.backbone(), " "), "features")));
        getChildren().add(box(pipeline.classifier(), " "));
        pipeline.mapper().ifPresent(mapper -> getChildren().addAll(down("pseudo-logits"), box(mapper, " ")));
        getChildren().add(down("scores of " + pipeline.classes() + " classes"));
    }

    /** The backbone and, for training, what gives its features pseudo-labels. */
    private static Node beside(Pipeline pipeline, Pipeline.Step clustering) {
        VBox backbone = column(box(pipeline.backbone(), "\n"), "features");
        backbone.setMinWidth(BACKBONE);
        backbone.setMaxWidth(BACKBONE);
        TextFlow dashed = box(clustering, " ");
        dashed.getStyleClass().add("training-only");
        VBox labels = column(dashed, "labels for training");
        labels.setMinWidth(0);
        HBox.setHgrow(labels, Priority.ALWAYS);
        Region right = head("head-right");
        right.setVisible(pipeline.clustersFeatures());
        return Boxes.row(GAP, backbone, right, labels);
    }

    /** A box with what it passes on; as high as there is room. */
    private static VBox column(TextFlow box, String passes) {
        VBox.setVgrow(box, Priority.ALWAYS);
        box.setMaxHeight(Double.MAX_VALUE);
        return new VBox(box, down(passes));
    }

    /** @param between the name and the words; a blank that is wrapped would begin the next line */
    private static TextFlow box(Pipeline.Step step, String between) {
        Text name = new Text(step.name() + between);
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
        HBox arrow = Boxes.row(GAP, head("head-down"), label);
        arrow.getStyleClass().add("pipeline-down");
        return arrow;
    }

    private static Region head(String direction) {
        Region head = new Region();
        head.getStyleClass().addAll("pipeline-head", direction);
        return head;
    }
}
