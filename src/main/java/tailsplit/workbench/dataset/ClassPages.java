package tailsplit.workbench.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.Part;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Buttons;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The images of one class, as a network sees them, page after page. */
final class ClassPages extends VBox {
    private static final double SIDE = 52;

    private final Latest reading;
    private final Label title = Labels.title("");
    private final Button back = Buttons.small("\u25C0", "Images before", () -> turn(-1));
    private final Button on = Buttons.small("\u25B6", "More images", () -> turn(1));
    private final FlowPane pictures = new FlowPane(4, 4);
    private Runnable shown = () -> { };
    private int page;

    private record Read(InspectionModel.Page page, List<Image> pictures) {}

    ClassPages(Background background) {
        super(6);
        reading = new Latest(background);
        title.setId("inspection-page");
        pictures.setPadding(new Insets(2));
        pictures.setId("inspection-pictures");
        ScrollPane scroll = new ScrollPane(pictures);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(Boxes.row(8, title, Boxes.space(), back, on), scroll);
        clear("");
    }

    void clear(String text) {
        reading.cancel();
        title.setText(text);
        pictures.getChildren().clear();
        back.setDisable(true);
        on.setDisable(true);
    }

    /** From its first image on. */
    void show(Dataset dataset, Part part, int label) {
        page = 0;
        shown = () -> read(dataset, part, label);
        shown.run();
    }

    private void turn(int pages) {
        page += pages;
        shown.run();
    }

    private void read(Dataset dataset, Part part, int label) {
        int wanted = page;
        reading.run(() -> {
            InspectionModel.Page read = InspectionModel.page(dataset, part, label, wanted);
            return new Read(read, Arrays.stream(read.positions()).mapToObj(i -> Thumbnails.of(read.images(), i)).toList());
        }, read -> show(dataset.classNames().get(label), part, read), this::clear);
    }

    private void show(String name, Part part, Read read) {
        InspectionModel.Page now = read.page();
        int end = now.first() + now.positions().length;
        title.setText(now.all() == 0 ? "%s: no %s images".formatted(name, part.label())
                : String.format(Locale.ROOT, "%s, %s: %,d to %,d of %,d", name, part.label(), now.first() + 1, end, now.all()));
        back.setDisable(now.first() == 0);
        on.setDisable(end == now.all());
        pictures.getChildren().setAll(read.pictures().stream().map(ClassPages::view).toList());
    }

    private static ImageView view(Image picture) {
        ImageView view = new ImageView(picture);
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        view.setSmooth(picture.getWidth() > SIDE);
        return view;
    }
}
