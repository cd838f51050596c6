package tailsplit.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tailsplit.file.UnreadableFile;

/** The names of a run's checkpoints: {@code epoch-N.npz}. */
public record CheckpointFiles(Path folder) {
    private static final Pattern NAME = Pattern.compile("epoch-(\\d{1,9})\\.npz");

    /**
     * Those that are kept, ascending.
     *
     * @throws tailsplit.file.InvalidInputException where the folder cannot be read
     */
    public List<Integer> epochs() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString())).filter(Matcher::matches)
                    .map(matcher -> Integer.parseInt(matcher.group(1))).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw UnreadableFile.of(folder, e);
        }
    }

    public Path file(int epoch) {
        return folder.resolve("epoch-%d.npz".formatted(epoch));
    }
}
