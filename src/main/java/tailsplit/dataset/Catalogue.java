package tailsplit.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The official downloads of the data sets that have one, as {@code catalogue.csv} lists them. */
public final class Catalogue {
    private Catalogue() {}

    /**
     * A file to download.
     *
     * @param bytes    empty where no source gives a size
     * @param checksum empty where no source gives one
     * @param source   where size and checksum are published
     */
    public record Item(URI address, OptionalLong bytes, Optional<Checksum> checksum, String source) {
        /** The file's name on this machine. */
        public String fileName() {
            String path = address.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** The files of each data set. */
    public static Map<String, List<Item>> items() {
        return read(Catalogue.class, "catalogue.csv");
    }

    /**
     * A list of downloads that lies beside a class, by what its first column says they are of. The other columns are
     * {@code address}, {@code bytes}, {@code checksum} and {@code source}.
     */
    public static Map<String, List<Item>> read(Class<?> beside, String file) {
        Map<String, List<Item>> items = new LinkedHashMap<>();
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(beside.getResourceAsStream(file)), UTF_8)) {
            CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
            for (CSVRecord row : format.parse(reader)) {
                String bytes = row.get("bytes");
                items.computeIfAbsent(row.get(0), _ -> new ArrayList<>()).add(new Item(
                        URI.create(row.get("address")),
                        bytes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(bytes)),
                        Optional.of(row.get("checksum")).filter(text -> !text.isEmpty()).map(Checksum::parse),
                        row.get("source")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    /** @throws InvalidInputException where the data set has no download */
    public static List<Item> items(String dataset) {
        List<Item> found = items().get(dataset);
        if (found == null) {
            throw new InvalidInputException("%s: found no download; allowed: %s"
                    .formatted(dataset, String.join(", ", items().keySet())));
        }
        return found;
    }
}
