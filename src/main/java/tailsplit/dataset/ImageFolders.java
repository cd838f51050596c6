package tailsplit.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.WholeNumber;

/** The user's own images: a folder for each class, below train and test (and val) or at the top, or lists of paths and labels. */
final class ImageFolders {
    static final Setting<Long> SIZE = Setting.fixed("dataset.size", "Image side", new WholeNumber(8, 256), 32L,
            "Pixels along each side that the images of a folder are scaled to.");
    static final DatasetKind KIND = DatasetKind.ownImages("folder", "Own images: a folder for each class",
            List.of(SIZE, TestPart.FRACTION, TestPart.SEED),
            new DatasetKind.FolderPlace("The folder that has a folder for each class"), ImageFolders::list);

    private ImageFolders() {}

    private static UndecodedSet list(Path folder, DatasetSource source) {
        requireFolder(folder);
        int size = source.getInt(SIZE);
        return UndecodedSet.folder(folder, "%d pixels a side".formatted(size), () -> pending(folder, size));
    }

    private static PendingSet pending(Path folder, int size) {
        ImageListing listing = listing(folder);
        Map<Part, PendingSet.PendingPart> parts = new EnumMap<>(Part.class);
        listing.parts().forEach((part, files) -> parts.put(part, SquareImages.of(folder, files, size)));
        return new PendingSet(folder.toString(), listing.classNames(), parts, listing.notices());
    }

    /** @throws InvalidInputException where it is no folder of images */
    static ImageListing listing(Path folder) {
        requireFolder(folder);
        return SplitLists.of(folder).orElseGet(() -> FolderListing.of(folder));
    }

    private static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException("%s: found a file; allowed: a folder with a folder for each class".formatted(folder));
        }
    }
}
