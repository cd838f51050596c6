package tailsplit.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tailsplit.download.RemoteFile;
import tailsplit.file.InvalidInputException;

/** The official downloads of the data sets that have one, as {@code catalogue.csv} lists them. */
public final class Catalogue {
    private Catalogue() {}

    /** The files of each data set. */
    public static Map<String, List<RemoteFile>> items() {
        return RemoteFile.read(Catalogue.class, "catalogue.csv");
    }

    /** @throws InvalidInputException where the data set has no download */
    public static List<RemoteFile> items(String dataset) {
        Map<String, List<RemoteFile>> items = items();
        return Optional.ofNullable(items.get(dataset)).orElseThrow(() -> new InvalidInputException(
                "%s: found no download; allowed: %s".formatted(dataset, String.join(", ", items.keySet()))));
    }
}
