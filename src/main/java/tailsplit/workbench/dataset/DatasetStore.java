package tailsplit.workbench.dataset;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.dataset.Datasets;
import tailsplit.dataset.ReadingProgress;

/** Loads data sets and keeps them as long as there is memory. */
public final class DatasetStore {
    private final Path dataHome;
    private final ConcurrentMap<DatasetSource, SoftReference<Dataset>> kept = new ConcurrentHashMap<>();

    /** @param dataHome where downloaded data sets lie */
    public DatasetStore(Path dataHome) {
        this.dataHome = dataHome;
    }

    public Path dataHome() {
        return dataHome;
    }

    /** @throws tailsplit.file.InvalidInputException where it is not there or cannot be read */
    public Dataset load(DatasetSource source) {
        return load(source, ReadingProgress.NONE);
    }

    /**
     * @param progress hears how far it is, where it is not kept
     * @throws tailsplit.file.InvalidInputException where it is not there or cannot be read
     */
    public Dataset load(DatasetSource source, ReadingProgress progress) {
        return Optional.ofNullable(kept.get(source)).map(SoftReference::get).orElseGet(() -> {
            Dataset dataset = Datasets.load(source, dataHome, progress);
            kept.put(source, new SoftReference<>(dataset));
            return dataset;
        });
    }
}
