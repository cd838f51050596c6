package tailsplit.workbench.monitor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import tailsplit.run.ProjectionCentre;
import tailsplit.run.ProjectionPoint;
import tailsplit.run.Projections;
import tailsplit.splitting.SubclassPlan;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The features of a run as they are looked at: at which epoch, by PCA or by UMAP. To be used on the window's thread. */
final class ProjectionModel {
    /** What there is to see. */
    sealed interface View {}

    /** @param why in words; "" where no run is looked at */
    record Nothing(String why) implements View {}

    /**
     * The points of an epoch in the plane.
     *
     * @param plan the subclasses of that epoch
     */
    record Plane(RunSnapshot run, int epoch, boolean umap, List<ProjectionPoint> points, List<ProjectionCentre> centres,
            SubclassPlan plan) implements View {
        /** Whether a place in one means the same in the other, but for the epoch. */
        boolean isComparable(Plane other) {
            return umap == other.umap && run.folder().path().equals(other.run.folder().path());
        }
    }

    private record Request(Path run, int epoch, boolean umap) {}

    private record Projected(List<ProjectionPoint> points, List<ProjectionCentre> centres) {}

    private final Latest reading;
    private final UmapWork work;
    private final EpochPlayer player = new EpochPlayer();
    private final ReadOnlyBooleanWrapper umap = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<View> shown = new ReadOnlyObjectWrapper<>(new Nothing(""));
    private Optional<RunSnapshot> run = Optional.empty();
    private Optional<Request> asked = Optional.empty();

    ProjectionModel(Background background) {
        reading = new Latest(background);
        work = new UmapWork(background);
        player.positionProperty().subscribe((_, _) -> load());
    }

    /** Which epoch is looked at. */
    EpochPlayer player() {
        return player;
    }

    ReadOnlyObjectProperty<View> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether UMAP is wanted; what is shown follows once it is there. */
    ReadOnlyBooleanProperty umapProperty() {
        return umap.getReadOnlyProperty();
    }

    /** How far UMAP is: see {@link UmapWork#progressProperty}. */
    ReadOnlyObjectProperty<OptionalDouble> progressProperty() {
        return work.progressProperty();
    }

    /** Whether the run has saved what UMAP needs. */
    boolean canUmap() {
        return run.filter(now -> !now.features().isEmpty()).isPresent();
    }

    /** The epoch that is looked at, in words; "" where there is none. */
    ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** Nothing, until another run has been read. */
    void clear() {
        run = Optional.empty();
        umap.set(false);
        player.begin(List.of());
        load();
    }

    /** Another run, from its newest epoch, or the same one further on. */
    void show(RunSnapshot now) {
        boolean same = run.filter(before -> before.folder().path().equals(now.folder().path())).isPresent();
        run = Optional.of(now);
        if (same) {
            player.update(epochs(now));
        } else {
            umap.set(false);
            player.begin(epochs(now));
        }
        load();
    }

    /** Shows UMAP instead of PCA and back; while UMAP is being worked out it is cancelled. */
    void toggleUmap() {
        run.ifPresent(now -> {
            umap.set(!work.isBusy() && !umap.get());
            player.begin(epochs(now));
            load();
        });
    }

    private List<Integer> epochs(RunSnapshot now) {
        return umap.get() ? now.features() : now.projected();
    }

    private void load() {
        OptionalInt epoch = player.epoch();
        if (run.isEmpty() || epoch.isEmpty()) {
            forget();
            caption.set("");
            shown.set(new Nothing(run.isEmpty() ? "" : run.get().epochs().isEmpty() ? "The first epoch is under way"
                    : "This run projects no features"));
            return;
        }
        caption.set("epoch %d of %d".formatted(epoch.getAsInt(), run.get().lastEpoch()));
        Request wanted = new Request(run.get().folder().path(), epoch.getAsInt(), umap.get());
        if (!asked.equals(Optional.of(wanted))) {
            forget();
            asked = Optional.of(wanted);
            load(run.get(), wanted);
        }
    }

    private void load(RunSnapshot of, Request wanted) {
        Projections projections = of.folder().projections();
        if (wanted.umap()) {
            work.start(projections, wanted.epoch(), points -> arrived(of, wanted, new Projected(points, List.of())), this::failed);
        } else {
            reading.run(() -> new Projected(projections.points(wanted.epoch()), projections.centres(wanted.epoch())),
                    found -> arrived(of, wanted, found), this::failed);
        }
    }

    private void forget() {
        reading.cancel();
        work.cancel();
        asked = Optional.empty();
    }

    private void arrived(RunSnapshot of, Request wanted, Projected found) {
        shown.set(new Plane(of, wanted.epoch(), wanted.umap(), found.points(), found.centres(), of.plan(wanted.epoch())));
    }

    /** The next news of the run tries again. */
    private void failed(String why) {
        asked = Optional.empty();
        shown.set(new Nothing(why));
    }
}
