package tailsplit.download;

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

/**
 * A published file that can be downloaded.
 *
 * @param bytes    empty where no source gives a size
 * @param checksum empty where no source gives one
 * @param source   where size and checksum are published
 */
public record RemoteFile(URI address, OptionalLong bytes, Optional<Checksum> checksum, String source) {
    /** The file's name on this machine. */
    public String fileName() {
        String path = address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * A list of such files that lies beside a class, by what its first column says they are of. The other columns are
     * {@code address}, {@code bytes}, {@code checksum} and {@code source}.
     */
    public static Map<String, List<RemoteFile>> read(Class<?> beside, String list) {
        Map<String, List<RemoteFile>> files = new LinkedHashMap<>();
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(beside.getResourceAsStream(list)), UTF_8)) {
            CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
            for (CSVRecord row : format.parse(reader)) {
                String bytes = row.get("bytes");
                files.computeIfAbsent(row.get(0), _ -> new ArrayList<>()).add(new RemoteFile(
                        URI.create(row.get("address")),
                        bytes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(bytes)),
                        Optional.of(row.get("checksum")).filter(text -> !text.isEmpty()).map(Checksum::parse),
                        row.get("source")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
