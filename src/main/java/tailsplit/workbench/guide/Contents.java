package tailsplit.workbench.guide;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The table of contents, or while something is searched for, what was found. */
final class Contents extends VBox {
    private static final int DEEPEST = 2;

    private final Guide guide;
    private final BiConsumer<Section, List<String>> show;
    private final TextField search = new TextField();
    private final TreeView<Section> tree = new TreeView<>(new TreeItem<>());
    private final ListView<Section> found = new ListView<>();
    private boolean selecting;

    /** @param show hears of the section that is chosen, and of the words that were searched for */
    Contents(Guide guide, BiConsumer<Section, List<String>> show) {
        super(8);
        this.guide = guide;
        this.show = show;
        getStyleClass().add("guide-contents");
        setMinWidth(200);
        setPrefWidth(280);
        search.setId("guide-search");
        search.setPromptText("Search the guide");
        search.setAccessibleText("Search the guide");
        search.textProperty().subscribe(_ -> find());
        search.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DOWN) {
                (found.isVisible() ? found : tree).requestFocus();
            } else if (key.getCode() == KeyCode.ESCAPE) {
                search.clear();
            }
        });
        search.setOnAction(_ -> found.getSelectionModel().selectFirst());
        makeTree();
        makeList();
        StackPane below = new StackPane(tree, found);
        setVgrow(below, Priority.ALWAYS);
        getChildren().addAll(search, below);
    }

    /** Shows in the contents where the reader is. */
    void select(Section section) {
        List<Section> sections = guide.chapter(section).sections();
        for (TreeItem<Section> chapter : tree.getRoot().getChildren()) {
            boolean here = chapter.getValue().file().equals(section.file());
            chapter.setExpanded(here);
            if (here) {
                TreeItem<Section> nearest = chapter.getChildren().stream()
                        .filter(each -> sections.indexOf(each.getValue()) <= sections.indexOf(section))
                        .reduce((_, later) -> later).orElse(chapter);
                selecting = true;
                tree.getSelectionModel().select(nearest);
                selecting = false;
            }
        }
    }

    private void makeTree() {
        tree.setId("guide-contents");
        tree.setShowRoot(false);
        for (Chapter chapter : guide.chapters()) {
            TreeItem<Section> item = new TreeItem<>(chapter.sections().getFirst());
            chapter.sections().stream().skip(1).filter(section -> section.level() <= DEEPEST).map(TreeItem::new)
                    .forEach(item.getChildren()::add);
            tree.getRoot().getChildren().add(item);
        }
        tree.setCellFactory(_ -> new TreeCell<>() {
            @Override
            protected void updateItem(@Nullable Section section, boolean empty) {
                super.updateItem(section, empty);
                setText(empty || section == null ? "" : section.title());
            }
        });
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !selecting) {
                show.accept(item.getValue(), List.of());
            }
        });
    }

    private void makeList() {
        found.setId("guide-found");
        found.setPlaceholder(new Label("Nothing found"));
        found.setCellFactory(_ -> new FoundCell());
        found.getSelectionModel().selectedItemProperty().subscribe(section -> {
            if (section != null) {
                show.accept(section, Guide.words(search.getText()));
            }
        });
    }

    private void find() {
        List<String> words = Guide.words(search.getText());
        tree.setVisible(words.isEmpty());
        found.setVisible(!words.isEmpty());
        found.getItems().setAll(guide.search(search.getText()));
    }

    /** Title, chapter, and the text around the first word. */
    private final class FoundCell extends ListCell<Section> {
        private final Label title = new Label();
        private final Label where = new Label();
        private final Label excerpt = new Label();
        private final VBox lines = new VBox(1, title, where, excerpt);

        FoundCell() {
            title.getStyleClass().add("run-name");
            where.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            excerpt.setWrapText(true);
            excerpt.setMinHeight(USE_PREF_SIZE);
            excerpt.getStyleClass().add(Styles.TEXT_SMALL);
            lines.prefWidthProperty().bind(found.widthProperty().subtract(34));
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Section section, boolean empty) {
            super.updateItem(section, empty);
            setGraphic(empty || section == null ? null : lines);
            if (!empty && section != null) {
                title.setText(section.title());
                String chapter = guide.chapter(section).title();
                where.setText(chapter);
                where.setManaged(!chapter.equals(section.title()));
                where.setVisible(where.isManaged());
                excerpt.setText(section.excerpt(Guide.words(search.getText()).stream().findFirst().orElse("")));
            }
        }
    }
}
