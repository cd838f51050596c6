package tailsplit.results;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Prepared;
import tailsplit.file.InvalidInputException;

/** How many training images of each class runs train on. No folder of a run says so, the data set does: it is loaded once. */
public final class ClassCounts implements Function<Configuration, Optional<int[]>> {
    private final Function<DatasetSource, Dataset> datasets;
    private final Map<DatasetSource, Optional<Dataset>> loaded = new HashMap<>();

    /** @param datasets loads one, or throws {@link InvalidInputException} where it is not there */
    public ClassCounts(Function<DatasetSource, Dataset> datasets) {
        this.datasets = datasets;
    }

    /** {@code [classes]}; empty where the data set is not there. */
    @Override
    public Optional<int[]> apply(Configuration configuration) {
        return loaded.computeIfAbsent(Prepared.source(configuration), this::load)
                .map(dataset -> Prepared.of(configuration, dataset).split().counts());
    }

    private Optional<Dataset> load(DatasetSource source) {
        try {
            return Optional.of(datasets.apply(source));
        } catch (InvalidInputException _) {
            return Optional.empty();
        }
    }
}
