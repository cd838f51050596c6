package tailsplit.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.WholeNumber;

/** The user's own images: a folder for each class, below train and test (and val) or at the top, or lists of paths and labels. */
final class ImageFolders {
    private static final Setting<Long> SIZE = Setting.fixed("dataset.size", "Image side", new WholeNumber(8, 256), 32L,
            "Pixels along each side that the images of a folder are scaled to.");
    static final DatasetKind KIND = DatasetKind.own("folder", "Own images: a folder for each class",
            List.of(SIZE, TestPart.FRACTION, TestPart.SEED),
            new DatasetKind.FolderPlace("The folder that has a folder for each class"), ImageFolders::read);

    private ImageFolders() {}

    private static Dataset read(Path folder, DatasetSource source) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException("%s: found a file; allowed: a folder with a folder for each class".formatted(folder));
        }
        ImageListing listing = SplitLists.of(folder).orElseGet(() -> FolderListing.of(folder));
        SquareImages images = new SquareImages(folder, source.getInt(SIZE));
        ImageSet train = images.decode(listing.train());
        Optional<ImageSet> validation = listing.part(Part.VALIDATION).map(images::decode);
        Optional<ImageSet> test = listing.part(Part.TEST).map(images::decode);
        images.requireAllRead();
        List<String> names = listing.classNames();
        return test.map(part -> new Dataset(KIND.key(), names, train, validation, part))
                .orElseGet(() -> TestPart.drawn(KIND.key(), names, train, validation, source))
                .telling(listing.notices());
    }
}
