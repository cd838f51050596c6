package tailsplit.command;

import java.nio.file.Path;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.dataset.Datasets;
import tailsplit.dataset.ReadingProgress;

/** Shows how far the images of a data set are decoded. */
final class ReadingDisplay implements ReadingProgress, AutoCloseable {
    private final ShareDisplay display = ShareDisplay.besideOutput("Decoding images");

    private ReadingDisplay() {}

    /** @throws tailsplit.file.InvalidInputException where it is not there or cannot be read */
    static Dataset load(DatasetSource source, Path dataHome) {
        try (ReadingDisplay display = new ReadingDisplay()) {
            return Datasets.load(source, dataHome, display);
        }
    }

    @Override
    public void read(int images, int of) {
        display.show((double) images / of);
    }

    @Override
    public void close() {
        display.close();
    }
}
