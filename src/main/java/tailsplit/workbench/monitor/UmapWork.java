package tailsplit.workbench.monitor;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tailsplit.run.ProjectionPoint;
import tailsplit.run.Projections;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** Works an epoch's UMAP out beside the window, one at a time, and says how far it is. To be used on the window's thread. */
final class UmapWork {
    private static final OptionalDouble IDLE = OptionalDouble.empty();
    private static final OptionalDouble STARTING = OptionalDouble.of(-1);

    private final Background background;
    private final Latest working;
    private final ReadOnlyObjectWrapper<OptionalDouble> progress = new ReadOnlyObjectWrapper<>(IDLE);
    private AtomicBoolean stop = new AtomicBoolean();

    UmapWork(Background background) {
        this.background = background;
        working = new Latest(background);
    }

    /** The share done, from 0 to 1, negative where it is not known yet; empty when nothing goes on. */
    ReadOnlyObjectProperty<OptionalDouble> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    boolean isBusy() {
        return progress.get().isPresent();
    }

    /**
     * Ends what goes on before.
     *
     * @param failed hears why there is none, a sentence
     */
    void start(Projections projections, int epoch, Consumer<List<ProjectionPoint>> done, Consumer<String> failed) {
        cancel();
        AtomicBoolean stopped = new AtomicBoolean();
        stop = stopped;
        progress.set(STARTING);
        working.run(() -> {
            try {
                return Umap.of(projections, epoch, share -> tell(stopped, share), stopped::get);
            } catch (CancellationException _) {
                return List.<ProjectionPoint>of(); // nobody waits for it
            }
        }, points -> {
            progress.set(IDLE);
            done.accept(points);
        }, problem -> {
            progress.set(IDLE);
            failed.accept(problem);
        });
    }

    private void tell(AtomicBoolean stopped, double share) {
        background.onWindow(() -> {
            if (stopped == stop && isBusy()) {
                progress.set(OptionalDouble.of(share));
            }
        });
    }

    void cancel() {
        stop.set(true);
        working.cancel();
        progress.set(IDLE);
    }
}
