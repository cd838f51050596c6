package tailsplit.workbench.monitor;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.util.Duration;
import tailsplit.dataset.Dataset;
import tailsplit.experiment.Prepared;
import tailsplit.run.ProjectionPoint;
import tailsplit.splitting.SubclassPlan;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.dataset.Thumbnails;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The image behind a point, and what is known of it. */
final class PointTooltip {
    private static final double PICTURE = 96;

    private final Tooltip tooltip = new Tooltip();
    private final ImageView picture = new ImageView();
    private final DatasetStore datasets;
    private final Latest loading;
    private Optional<RunSnapshot> run = Optional.empty();
    private Optional<Dataset> images = Optional.empty();

    PointTooltip(DatasetStore datasets, Background background) {
        this.datasets = datasets;
        loading = new Latest(background);
        picture.setFitHeight(PICTURE);
        picture.setPreserveRatio(true);
        picture.setSmooth(false);
        tooltip.setContentDisplay(ContentDisplay.TOP);
        tooltip.setShowDuration(Duration.INDEFINITE);
    }

    void hide() {
        tooltip.hide();
    }

    /** @param x and y, of the mouse within the node */
    void show(Node beside, double x, double y, ProjectionPoint point, SubclassPlan plan, RunSnapshot of) {
        tooltip.setText(ProjectionFigure.describe(point, plan, of.classNames()));
        showPicture(point.image(), of);
        Bounds bounds = beside.localToScreen(beside.getBoundsInLocal());
        tooltip.show(beside, bounds.getMinX() + x + 16, bounds.getMinY() + y + 16);
    }

    /** The data set is loaded when a first point of the run is looked at; until then there are words only. */
    private void showPicture(int image, RunSnapshot of) {
        if (run.filter(shown -> shown.folder().path().equals(of.folder().path())).isEmpty()) {
            run = Optional.of(of);
            images = Optional.empty();
            loading.run(() -> datasets.load(Prepared.source(of.configuration())), found -> images = Optional.of(found),
                    _ -> images = Optional.empty());
        }
        Optional<Image> known = images.map(Dataset::train).filter(train -> image < train.size()).map(train -> Thumbnails.of(train, image));
        known.ifPresent(picture::setImage);
        tooltip.setGraphic(known.isPresent() ? picture : null);
    }
}
