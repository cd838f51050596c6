package tailsplit.workbench.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** The words of a block: emphasis, code, links, and {@code <sub>} and {@code <sup>}, which set indices and exponents. */
final class Inline {
    private static final double SHIFT = 4;

    private final Consumer<String> follow;
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> styles = new ArrayList<>(List.of("guide-text"));
    private double shift;

    /** @param follow hears of the link that is clicked */
    Inline(Consumer<String> follow) {
        this.follow = follow;
    }

    List<Node> nodes(org.commonmark.node.Node block) {
        for (org.commonmark.node.Node part = block.getFirstChild(); part != null; part = part.getNext()) {
            add(part);
        }
        return nodes;
    }

    private void add(org.commonmark.node.Node part) {
        switch (part) {
            case org.commonmark.node.Text text -> addText(text.getLiteral());
            case SoftLineBreak _ -> addText(" ");
            case Code code -> within("guide-inline-code", () -> addText(code.getLiteral()));
            case Emphasis _ -> within("guide-emphasis", () -> nodes(part));
            case StrongEmphasis _ -> within("guide-strong", () -> nodes(part));
            case Link link -> addLink(link);
            case HtmlInline html -> raise(html.getLiteral());
            default -> nodes(part);
        }
    }

    private void within(String style, Runnable content) {
        styles.add(style);
        content.run();
        styles.remove(style);
    }

    private void addText(String words) {
        Text text = new Text(words);
        text.getStyleClass().addAll(styles);
        if (shift != 0) {
            text.getStyleClass().add("guide-index");
            text.setTranslateY(shift);
        }
        nodes.add(text);
    }

    private void addLink(Link link) {
        Hyperlink shown = new Hyperlink(PlainText.of(link));
        shown.setOnAction(_ -> follow.accept(link.getDestination()));
        nodes.add(shown);
    }

    private void raise(String tag) {
        shift = switch (tag) {
            case "<sub>" -> SHIFT;
            case "<sup>" -> -SHIFT;
            default -> 0;
        };
    }
}
