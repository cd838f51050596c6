package tailsplit.workbench.dataset;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.dataset.ImageSet;
import tailsplit.dataset.Inspection;
import tailsplit.dataset.Inspector;
import tailsplit.dataset.Part;
import tailsplit.file.InvalidInputException;
import tailsplit.workbench.task.Background;

/** An inspection of a data set, beside the window's thread. To be used on the window's thread. */
public final class InspectionModel {
    /** Images on a page. */
    static final int PAGE = 64;

    private final DatasetStore datasets;
    private final Background background;
    private final ReadOnlyObjectWrapper<InspectionState> state = new ReadOnlyObjectWrapper<>(new InspectionState.Ended(""));
    private AtomicBoolean stop = new AtomicBoolean();

    /**
     * Images of a class in a part.
     *
     * @param positions in the part, of those on the page
     * @param first     of them among all of the class, from 0
     * @param all       images of the class in the part
     */
    public record Page(ImageSet images, int[] positions, int first, int all) {}

    public InspectionModel(DatasetStore datasets, Background background) {
        this.datasets = datasets;
        this.background = background;
    }

    public ReadOnlyObjectProperty<InspectionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Begins; an inspection that goes on is stopped. */
    public void inspect(DatasetSource source) {
        stop.set(true);
        AtomicBoolean mine = new AtomicBoolean();
        stop = mine;
        state.set(new InspectionState.Reading(0));
        background.run(() -> {
            Inspection inspection = Inspector.inspect(source, datasets.dataHome(), share -> background.onWindow(() ->
                    set(mine, new InspectionState.Reading(share))), mine::get);
            return new InspectionState.Found(inspection, loaded(source));
        }, found -> set(mine, found), problem -> set(mine, new InspectionState.Ended(problem)));
    }

    private Optional<Dataset> loaded(DatasetSource source) {
        try {
            return Optional.of(datasets.load(source));
        } catch (InvalidInputException _) {
            return Optional.empty();
        }
    }

    public void cancel() {
        stop.set(true);
        if (state.get() instanceof InspectionState.Reading) {
            state.set(new InspectionState.Ended(""));
        }
    }

    private void set(AtomicBoolean whose, InspectionState now) {
        if (!whose.get()) {
            state.set(now);
        }
    }

    /**
     * The images of a class, some at a time.
     *
     * @param page from 0
     */
    static Page page(Dataset dataset, Part part, int label, int page) {
        ImageSet images = part(dataset, part);
        int[] all = IntStream.range(0, images.size()).filter(i -> images.labels()[i] == label).toArray();
        int first = Math.min(page * PAGE, all.length);
        return new Page(images, Arrays.copyOfRange(all, first, Math.min(all.length, first + PAGE)), first, all.length);
    }

    private static ImageSet part(Dataset dataset, Part part) {
        return switch (part) {
            case TRAIN -> dataset.train();
            case VALIDATION -> dataset.validation().orElseThrow();
            case TEST -> dataset.test();
        };
    }
}
