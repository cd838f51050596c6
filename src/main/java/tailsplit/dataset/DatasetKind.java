package tailsplit.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Option;
import tailsplit.setting.Setting;

/**
 * A data set that can be chosen. A new one is a file like those beside this, and a line in {@link Datasets}.
 *
 * @param shortLabel in few words, as within a sentence
 * @param settings   that its reader reads
 * @param origin     where its images come from
 */
public record DatasetKind(String key, String label, String shortLabel, List<Setting<?>> settings, Origin origin) implements Option {
    public DatasetKind {
        settings = List.copyOf(settings);
    }

    static DatasetKind embedded(String key, String label, String shortLabel, PendingSet images) {
        return new DatasetKind(key, label, shortLabel, List.of(), new Embedded(new Remembered<>(), UndecodedSet.embedded(images)));
    }

    /** @param files see {@link Download} */
    static DatasetKind download(String key, String label, List<Setting<?>> settings, List<String> files, Reader reader) {
        return new DatasetKind(key, label, label, settings, new Download(files, reader));
    }

    static DatasetKind own(String key, String label, List<Setting<?>> settings, Place place, Reader reader) {
        return new DatasetKind(key, label, "own", settings, new Own(place, reader));
    }

    /** @param lister finds image files, which are decoded once */
    static DatasetKind ownImages(String key, String label, List<Setting<?>> settings, Place place, Lister lister) {
        return new DatasetKind(key, label, "own", settings, new OwnImages(place, lister));
    }

    /** Where a data set's images come from. */
    public sealed interface Origin {}

    /** The program draws them itself. */
    public record Embedded(Remembered<LabelledParts> drawn, UndecodedSet images) implements Origin {}

    /**
     * From the catalogue of downloads, or wherever its official files lie.
     *
     * @param files every file that the reader may look for, relative to the place: nothing else is taken over
     */
    public record Download(List<String> files, Reader reader) implements Origin {
        public Download {
            files = List.copyOf(files);
        }
    }

    /** Files of the user. */
    public record Own(Place place, Reader reader) implements Origin {}

    /** Image files of the user, decoded once and kept. */
    public record OwnImages(Place place, Lister lister) implements Origin {}

    /** What a user points at: one file with a suffix such as {@code npz}, or a folder. */
    public sealed interface Place {
        /** What a dialog asks for. */
        String title();

        /**
         * The file or folder that a path which exists means.
         *
         * @throws InvalidInputException where it is neither that nor next to it
         */
        Path found(Path path);
    }

    public record FilePlace(String title, String suffix) implements Place {
        /** A folder stands for the one file of that suffix in it. */
        @Override
        public Path found(Path path) {
            if (!Files.isDirectory(path)) {
                return path;
            }
            List<Path> files = VisibleFiles.files(path).stream().filter(file -> VisibleFiles.suffix(file).equals("." + suffix)).toList();
            if (files.size() != 1) {
                throw new InvalidInputException("%s: found a folder with %s; allowed: a file, or a folder with one .%s file".formatted(path,
                        files.isEmpty() ? "no .%s file".formatted(suffix) : "%d .%s files".formatted(files.size(), suffix), suffix));
            }
            return files.getFirst();
        }
    }

    public record FolderPlace(String title) implements Place {
        @Override
        public Path found(Path path) {
            if (Archive.isPacked(path)) {
                throw new InvalidInputException("%s: found an archive; allowed: a folder, with what the archive holds".formatted(path));
            }
            return path;
        }
    }

    /** Reads a data set. */
    @FunctionalInterface
    public interface Reader {
        /**
         * @param place  the file or folder; it exists
         * @param source the settings
         * @throws tailsplit.file.InvalidInputException where the images are not there or cannot be read
         */
        Dataset read(Path place, DatasetSource source);
    }

    /** Finds the images of a data set. */
    @FunctionalInterface
    interface Lister {
        /**
         * @param place  the file or folder; it exists
         * @param source the settings
         * @throws tailsplit.file.InvalidInputException where the images are not there
         */
        UndecodedSet list(Path place, DatasetSource source);
    }

    public boolean isOwn() {
        return place().isPresent();
    }

    /** What a user points at, of one's own data. */
    public Optional<Place> place() {
        return switch (origin) {
            case Own(var place, _) -> Optional.of(place);
            case OwnImages(var place, _) -> Optional.of(place);
            case Embedded _, Download _ -> Optional.empty();
        };
    }

    /** As in a configuration file. */
    @Override
    public String toString() {
        return key;
    }
}
