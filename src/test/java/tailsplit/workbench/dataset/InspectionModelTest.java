package tailsplit.workbench.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.dataset.Datasets;
import tailsplit.dataset.Part;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.TestWindow;

/** An inspection without a toolkit: this test's thread is the window's. */
class InspectionModelTest {
    @TempDir
    private Path folder;

    private final TestWindow window = new TestWindow();
    private final Background background = new Background(window);

    @AfterEach
    void close() {
        background.close();
    }

    private InspectionModel model() {
        return new InspectionModel(new DatasetStore(folder), background);
    }

    @Test
    void whatIsFoundComesWithTheImagesOfEveryClassPageByPage() throws InterruptedException {
        InspectionModel model = model();
        model.inspect(DatasetSource.named("shapes4"));
        window.runUntil(() -> model.stateProperty().get() instanceof InspectionState.Found);
        InspectionState.Found found = (InspectionState.Found) model.stateProperty().get();
        Dataset dataset = found.dataset().orElseThrow();
        int label = 1;
        int all = dataset.train().classCounts(4)[label];
        int seen = 0;
        for (int page = 0; page * InspectionModel.PAGE < all; page++) {
            InspectionModel.Page shown = InspectionModel.page(dataset, Part.TRAIN, label, page);
            assertEquals(seen, shown.first());
            assertTrue(Arrays.stream(shown.positions()).allMatch(i -> dataset.train().labels()[i] == label));
            seen += shown.positions().length;
        }
        assertEquals(all, seen);
        assertEquals(all, found.inspection().counts().get(Part.TRAIN)[label]);
    }

    @Test
    void aCancelledInspectionIsHeardOfNoMore() throws InterruptedException {
        InspectionModel model = model();
        model.inspect(DatasetSource.named("shapes10"));
        assertInstanceOf(InspectionState.Reading.class, model.stateProperty().get());
        model.cancel();
        window.runUntil(background::isIdle);
        assertEquals(new InspectionState.Ended(""), model.stateProperty().get());
    }

    @Test
    void whatIsNotThereIsSaid() throws InterruptedException {
        InspectionModel model = model();
        model.inspect(new DatasetSource(Datasets.named("folder"), Optional.of(folder.resolve("nothing")), Map.of()));
        window.runUntil(() -> model.stateProperty().get() instanceof InspectionState.Ended);
        assertTrue(((InspectionState.Ended) model.stateProperty().get()).problem().contains("which does not exist"),
                model.stateProperty().get()::toString);
    }
}
