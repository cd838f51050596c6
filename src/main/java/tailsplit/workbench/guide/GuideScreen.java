package tailsplit.workbench.guide;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.commonmark.node.AbstractVisitor;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The guide: its contents and a search beside a chapter. */
public final class GuideScreen extends BorderPane {
    private final Guide guide = Guide.read();
    private final Contents contents = new Contents(guide, this::show);
    private final ScrollPane scroll = new ScrollPane();
    private final Latest pages;
    private final Consumer<String> browse;
    private Optional<Chapter> shown = Optional.empty();

    /** @param browse opens an address outside of the guide */
    public GuideScreen(Background background, Consumer<String> browse) {
        pages = new Latest(background);
        this.browse = browse;
        getStyleClass().add("screen");
        scroll.setId("guide-page");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("guide-scroll");
        SplitPane columns = new SplitPane(contents, scroll);
        columns.setDividerPositions(0.25);
        SplitPane.setResizableWithParent(contents, false);
        setCenter(columns);
        show(guide.chapters().getFirst().sections().getFirst(), List.of());
    }

    /** Shows what a link of the guide leads to, for example {@code tutorial.md}. */
    public void show(String link) {
        follow(guide.chapters().getFirst(), link);
    }

    private void follow(Chapter from, String link) {
        guide.target(from, link).ifPresentOrElse(section -> show(section, List.of()), () -> browse.accept(link));
    }

    /** @param words to mark, as they were searched for */
    private void show(Section section, List<String> words) {
        contents.select(section);
        Chapter chapter = guide.chapter(section);
        if (shown.filter(chapter::equals).isPresent() && scroll.getContent() instanceof StackPane) {
            pages.cancel();
            turnTo(section, words);
            return;
        }
        pages.run(() -> pictures(chapter), pictures -> {
            scroll.setContent(new StackPane(new Page(chapter, pictures, link -> follow(chapter, link))));
            shown = Optional.of(chapter);
            turnTo(section, words);
        }, problem -> {
            throw new IllegalStateException(problem);
        });
    }

    private static Map<String, Image> pictures(Chapter chapter) {
        Map<String, Image> pictures = new HashMap<>();
        chapter.document().accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.Image image) {
                pictures.computeIfAbsent(image.getDestination(), path -> new Image(Guide.resource(path).toExternalForm()));
            }
        });
        return pictures;
    }

    private void turnTo(Section section, List<String> words) {
        Page page = (Page) ((StackPane) scroll.getContent()).getChildren().getFirst();
        page.mark(words);
        getScene().getRoot().applyCss();
        getScene().getRoot().layout();
        double beyond = page.getHeight() - scroll.getViewportBounds().getHeight();
        double top = page.heading(section.anchor()).map(Node::getBoundsInParent).map(Bounds::getMinY).orElse(0.0);
        scroll.setVvalue(section.level() == 1 || beyond <= 0 ? 0 : Math.min(1, (top - 8) / beyond));
    }
}
