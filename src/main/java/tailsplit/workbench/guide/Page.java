package tailsplit.workbench.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;

/** A chapter's blocks as they are seen. What Markdown quotes is a formula. */
final class Page extends VBox {
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
    private static final double WIDTH = 780;
    private static final double MARGINS = 60;

    private final Map<String, Image> pictures;
    private final Consumer<String> follow;
    private final Map<String, Node> headings = new HashMap<>();
    private final Map<Node, String> texts = new HashMap<>();

    /**
     * @param pictures by the paths that the chapter has for them
     * @param follow   hears of the link that is clicked
     */
    Page(Chapter chapter, Map<String, Image> pictures, Consumer<String> follow) {
        this.pictures = pictures;
        this.follow = follow;
        getStyleClass().add("guide");
        setMinWidth(0);
        setMaxWidth(WIDTH + MARGINS);
        Iterator<Section> sections = chapter.sections().iterator();
        for (org.commonmark.node.Node block = chapter.document().getFirstChild(); block != null; block = block.getNext()) {
            Node shown = block(block);
            if (block instanceof Heading) {
                headings.put(sections.next().anchor(), shown);
            }
            texts.put(shown, PlainText.of(block).toLowerCase(Locale.ROOT));
            getChildren().add(shown);
        }
    }

    Optional<Node> heading(String anchor) {
        return Optional.ofNullable(headings.get(anchor));
    }

    /** Marks the blocks with one of the words. */
    void mark(List<String> words) {
        texts.forEach((block, text) -> block.pseudoClassStateChanged(FOUND, words.stream().anyMatch(text::contains)));
    }

    private Node block(org.commonmark.node.Node block) {
        Node shown = switch (block) {
            case Heading heading -> styled(flow(heading), "guide-heading-" + heading.getLevel());
            case Paragraph paragraph when paragraph.getFirstChild() instanceof org.commonmark.node.Image image -> picture(image);
            case BlockQuote quote -> styled(blocks(quote, 4), "guide-formula");
            case BulletList list -> list(list, false);
            case OrderedList list -> list(list, true);
            case FencedCodeBlock code -> code(code.getLiteral().stripTrailing());
            case TableBlock table -> table(table);
            default -> flow(block);
        };
        shown.getStyleClass().add("guide-block");
        return shown;
    }

    private static <T extends Node> T styled(T node, String style) {
        node.getStyleClass().add(style);
        return node;
    }

    private TextFlow flow(org.commonmark.node.Node block) {
        TextFlow flow = new TextFlow(new Inline(follow).nodes(block).toArray(Node[]::new));
        flow.setMaxWidth(WIDTH);
        flow.setMinHeight(USE_PREF_SIZE);
        return flow;
    }

    private VBox blocks(org.commonmark.node.Node parent, double spacing) {
        VBox box = new VBox(spacing);
        for (org.commonmark.node.Node block = parent.getFirstChild(); block != null; block = block.getNext()) {
            box.getChildren().add(block(block));
        }
        return box;
    }

    private Node list(org.commonmark.node.Node list, boolean numbered) {
        VBox box = new VBox(5);
        int number = 0;
        for (org.commonmark.node.Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Label mark = new Label(numbered ? ++number + "." : "\u2022");
            mark.setMinWidth(numbered ? 22 : 14);
            VBox content = blocks(item, 5);
            HBox.setHgrow(content, Priority.ALWAYS);
            HBox line = new HBox(mark, content);
            line.setMaxWidth(WIDTH);
            box.getChildren().add(line);
        }
        return box;
    }

    private Node picture(org.commonmark.node.Image image) {
        ImageView view = new ImageView(pictures.get(image.getDestination()));
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.fitWidthProperty().bind(Bindings.min(Math.min(WIDTH, view.getImage().getWidth()), widthProperty().subtract(MARGINS)));
        view.setAccessibleText(PlainText.of(image));
        StackPane frame = styled(new StackPane(view), "guide-picture");
        frame.setMinWidth(0);
        frame.setMaxWidth(USE_PREF_SIZE);
        return frame;
    }

    private static Node code(String text) {
        Text words = styled(new Text(text), "guide-code-text");
        Button copy = new Button("Copy");
        copy.getStyleClass().add("guide-copy");
        copy.setAccessibleText("Copy " + text);
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        StackPane box = styled(new StackPane(new TextFlow(words), copy), "guide-code");
        StackPane.setAlignment(copy, Pos.TOP_RIGHT);
        box.setMinHeight(USE_PREF_SIZE);
        box.setMaxWidth(WIDTH);
        return box;
    }

    private Node table(TableBlock table) {
        List<List<org.commonmark.node.Node>> rows = rows(table);
        GridPane grid = styled(new GridPane(), "guide-table");
        grid.setMaxWidth(WIDTH);
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < rows.get(y).size(); x++) {
                org.commonmark.node.Node cell = rows.get(y).get(x);
                StackPane frame = styled(new StackPane(flow(cell)), "guide-cell");
                frame.setMinHeight(USE_PREF_SIZE);
                if (y == 0) {
                    frame.getStyleClass().add("guide-table-head");
                }
                grid.add(frame, x, y);
            }
        }
        for (double percent : ColumnWidths.percent(rows.stream().map(row -> row.stream().map(PlainText::of).toList()).toList())) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(percent);
            column.setHalignment(HPos.LEFT);
            grid.getColumnConstraints().add(column);
        }
        grid.getChildren().forEach(cell -> GridPane.setValignment(cell, VPos.TOP));
        return grid;
    }

    private static List<List<org.commonmark.node.Node>> rows(TableBlock table) {
        List<List<org.commonmark.node.Node>> rows = new ArrayList<>();
        for (org.commonmark.node.Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (org.commonmark.node.Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                List<org.commonmark.node.Node> cells = new ArrayList<>();
                for (org.commonmark.node.Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    cells.add(cell);
                }
                rows.add(cells);
            }
        }
        return rows;
    }
}
