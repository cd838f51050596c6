package tailsplit.workbench.subclasses;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassNumbers.Automatic;
import tailsplit.splitting.SubclassPlan;
import tailsplit.workbench.dataset.DataState;
import tailsplit.workbench.dataset.Thumbnails;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.imbalance.ImbalanceChart;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Buttons;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.task.Background;

/** The table of subclasses, ways to fill it, and images of the class that is selected. */
public final class SubclassPane extends VBox {
    private static final double THUMBNAIL = 36;
    private static final int THUMBNAILS = 40;

    private final DesignModel model;
    private final Path dataHome;
    private final Background background;
    private final SubclassTable table;
    private final Label title = new Label();
    private final Label className = new Label();
    private final HBox thumbnails = new HBox(5);
    private final MenuButton paper = new MenuButton("Paper's plans");

    /** @param dataHome where downloaded data sets lie */
    public SubclassPane(DesignModel model, ImbalanceChart chart, Path dataHome, Background background) {
        super(8);
        this.model = model;
        this.dataHome = dataHome;
        this.background = background;
        table = new SubclassTable(model);
        getStyleClass().add("card");
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(90);
        thumbnails.setMinWidth(0);
        thumbnails.setMinHeight(THUMBNAIL);
        Rectangle visible = new Rectangle();
        visible.widthProperty().bind(thumbnails.widthProperty());
        visible.heightProperty().bind(thumbnails.heightProperty());
        thumbnails.setClip(visible);
        HBox.setHgrow(thumbnails, Priority.ALWAYS);
        className.setMinWidth(90);
        className.getStyleClass().add(Styles.TEXT_MUTED);
        HBox images = Boxes.row(10, className, thumbnails);
        images.getStyleClass().add("thumbnails");
        getChildren().addAll(toolbar(), table, images);
        model.draftProperty().subscribe(this::show);
        model.dataProperty().subscribe(state -> getChildren().forEach(each -> each.setVisible(!(state instanceof DataState.Missing))));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                chart.select(row.label());
            }
            showImages();
        });
        chart.selectedProperty().subscribe(label -> {
            int index = indexOf(label.intValue());
            if (index >= 0 && !table.selectedLabels().contains(label.intValue())) {
                table.getSelectionModel().clearAndSelect(index);
                table.scrollTo(Math.max(0, index - 2));
            }
        });
    }

    private int indexOf(int label) {
        return IntStream.range(0, table.getItems().size()).filter(i -> table.getItems().get(i).label() == label).findFirst().orElse(-1);
    }

    private Node toolbar() {
        title.getStyleClass().add(Styles.TEXT_MUTED);
        MenuButton suggest = new MenuButton("Suggest", null,
                item("In proportion to the images", (_, draft) -> SubclassPlan.proportional(draft.counts())),
                item("One each", (_, draft) -> SubclassPlan.ofSize(draft.counts(), Integer.MAX_VALUE)), automatically(),
                new SeparatorMenuItem(),
                left("Every run: subclasses of one size", Automatic.BALANCED), left("Every run: modes, found by a pilot", Automatic.MODES),
                left("Every run: merged and split in training", Automatic.ADAPTIVE));
        suggest.getStyleClass().add(Styles.SMALL);
        suggest.setId("suggest");
        paper.getStyleClass().add(Styles.SMALL);
        paper.setId("paper-plans");
        MenuButton more = new MenuButton("Fill", null, Buttons.item("Same number for the selected classes\u2026", this::fillSelected),
                Buttons.item("Select all classes", () -> table.getSelectionModel().selectAll()));
        more.getStyleClass().add(Styles.SMALL);
        return Boxes.row(10, Labels.title("Subclasses"), title, Boxes.space(), more, suggest, paper);
    }

    private MenuItem item(String text, BiFunction<Configuration, Draft, SubclassPlan> plan) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> model.draft().ifPresent(draft -> model.change(now ->
                SubclassEdits.plan(now, plan.apply(now, draft)))));
        return item;
    }

    private MenuItem automatically() {
        MenuItem item = new MenuItem("Find the numbers\u2026");
        item.setId("find-numbers");
        item.setOnAction(_ -> new SuggestDialog(getScene().getWindow(), model, new SuggestModel(model, dataHome, background)).show());
        item.disableProperty().bind(model.draftProperty().map(draft -> draft.flatMap(Draft::prepared).isEmpty()));
        return item;
    }

    /** The numbers are left to the runs, each of which finds its own. */
    private MenuItem left(String text, Automatic way) {
        MenuItem item = new MenuItem(text);
        item.setId("leave-to-" + way.word());
        item.setOnAction(_ -> model.change(now ->
                now.with(Settings.SPLITTING_METHOD, SplittingMethod.CWS).with(Settings.SPLITTING_SUBCLASSES, way)));
        return item;
    }

    private static String found(Configuration configuration, Draft draft) {
        String number = Words.number(draft.plan().pseudoClasses()) + " pseudo-classes";
        return switch (configuration.get(Settings.SPLITTING_SUBCLASSES)) {
            case SubclassNumbers.Listed _ -> number;
            case Automatic way -> switch (way) {
                case BALANCED -> number + ", of one size";
                case MODES -> "as many as a pilot finds modes when a run begins";
                case ADAPTIVE -> number + " at first, then merged and split";
            };
        };
    }

    private void fillSelected() {
        List<Integer> labels = table.selectedLabels();
        if (!labels.isEmpty()) {
            askNumber("Same number for %s".formatted(labels.size() == 1 ? "one class" : labels.size() + " classes"), "Subclasses", 2)
                    .ifPresent(number -> model.draft().ifPresent(draft ->
                            model.change(now -> SubclassEdits.fill(now, draft.plan(), labels, number))));
        }
    }

    private OptionalInt askNumber(String header, String label, int usual) {
        TextInputDialog dialog = new TextInputDialog(String.valueOf(usual));
        dialog.initOwner(getScene().getWindow());
        dialog.setTitle("Tailsplit");
        dialog.setHeaderText(header);
        dialog.setContentText(label);
        Node ok = dialog.getDialogPane().lookupButton(javafx.scene.control.ButtonType.OK);
        dialog.getEditor().textProperty().subscribe(text -> ok.setDisable(!text.strip().matches("[1-9]\\d{0,5}")));
        return dialog.showAndWait().map(text -> OptionalInt.of(Integer.parseInt(text.strip()))).orElse(OptionalInt.empty());
    }

    private void show(Optional<Draft> shown) {
        shown.ifPresent(draft -> {
            boolean cws = model.configuration().get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS;
            title.setText(cws ? found(model.configuration(), draft)
                    : "splitting is off; to set a number turns it on");
            boolean known = draft.classes() == 10 || draft.classes() == 100;
            paper.setDisable(!known);
            if (known && paper.getItems().size() != SubclassPlan.PAPER.size()) {
                for (int i = 0; i < SubclassPlan.PAPER.size(); i++) {
                    int index = i;
                    paper.getItems().add(item("Table 3, plan %d: %s"
                            .formatted(i + 1, SubclassPlan.PAPER.get(i).toString().replaceAll("[\\[\\]]", "")),
                            (_, now) -> SubclassPlan.paper(index, now.classes())));
                }
            }
            if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
                table.getSelectionModel().select(0);
            }
            showImages();
        });
    }

    private void showImages() {
        List<Integer> labels = table.selectedLabels();
        Optional<Draft> draft = model.draft();
        if (draft.isEmpty() || labels.isEmpty() || labels.getFirst() >= draft.get().classes()) {
            return;
        }
        int label = labels.getFirst();
        className.setText(draft.get().classNames().get(label));
        int[] positions = draft.get().prepared().map(prepared -> prepared.split().positions().get(label)).orElse(new int[0]);
        thumbnails.getChildren().setAll(IntStream.of(positions).limit(THUMBNAILS).mapToObj(position -> {
            ImageView view = new ImageView(Thumbnails.of(draft.get().dataset().train(), position));
            view.setFitHeight(THUMBNAIL);
            view.setPreserveRatio(true);
            view.setSmooth(false);
            return (Node) view;
        }).toList());
    }
}
