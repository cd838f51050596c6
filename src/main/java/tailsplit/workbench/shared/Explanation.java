package tailsplit.workbench.shared;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/** Words that open beside what they explain, and close with a click anywhere else. */
public final class Explanation {
    private final PopOver popOver;

    public Explanation(String title, double width, Node... words) {
        VBox content = new VBox(8, words);
        content.setPrefWidth(width);
        content.getStyleClass().add("explanation");
        popOver = new PopOver(content);
        popOver.setTitle(title);
        popOver.setHeaderAlwaysVisible(true);
    }

    public void show(Node beside, ArrowLocation arrow) {
        popOver.setArrowLocation(arrow);
        popOver.show(beside);
    }

    public void hide() {
        popOver.hide();
    }
}
