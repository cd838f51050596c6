package tailsplit.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UnreadableFile;
import tailsplit.image.ImageFile;
import tailsplit.image.UnreadableImageException;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.WholeNumber;

/** The user's own images: a folder for each class, below train and test (and val) or at the top. */
final class ImageFolders {
    private static final Setting<Long> SIZE = Setting.fixed("dataset.size", "Image side", new WholeNumber(8, 256), 32L,
            "Pixels along each side that the images of a folder are scaled to.");
    static final DatasetKind KIND = DatasetKind.own("folder", "Own images: a folder for each class",
            List.of(SIZE, TestPart.FRACTION, TestPart.SEED),
            new DatasetKind.FolderPlace("The folder that has a folder for each class"), ImageFolders::read);

    private static final String ALLOWED = "whole JPEG, PNG, WebP, TIFF, BMP, GIF and netpbm images";
    private static final String SUFFIXES = ".*\\.(png|jpg|jpeg|ppm)";

    private ImageFolders() {}

    static Dataset read(Path folder, DatasetSource source) {
        int size = source.getInt(SIZE);
        String name = KIND.key();
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException("%s: found no such folder; allowed: a folder with a folder for each class"
                    .formatted(folder));
        }
        Path train = folder.resolve("train");
        Path test = folder.resolve("test");
        Path validation = folder.resolve("val");
        boolean parts = Files.isDirectory(train) && Files.isDirectory(test);
        List<String> classes = folders(parts ? train : folder);
        if (classes.isEmpty()) {
            throw new InvalidInputException("%s: found no folders; allowed: a folder for each class, or train and test with those"
                    .formatted(folder));
        }
        ImageSet images = images(parts ? train : folder, classes, size);
        if (!parts) {
            return TestPart.drawn(name, classes, images, Optional.empty(), source);
        }
        Optional<ImageSet> held = Files.isDirectory(validation)
                ? Optional.of(images(validation, classes, size)) : Optional.empty();
        return new Dataset(name, classes, images, held, images(test, classes, size));
    }

    private static ImageSet images(Path part, List<String> classes, int size) {
        for (String folder : folders(part)) {
            if (!classes.contains(folder)) {
                throw new InvalidInputException("%s: found the class %s, which has no training images; allowed: %s"
                        .formatted(part, folder, String.join(", ", classes)));
            }
        }
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            Path folder = part.resolve(classes.get(c));
            List<Path> found = Files.isDirectory(folder) ? list(folder).stream()
                    .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).matches(SUFFIXES)).toList() : List.of();
            files.addAll(found);
            for (int i = 0; i < found.size(); i++) {
                labels.add(c);
            }
        }
        int bytes = size * size * 3;
        if ((long) files.size() * bytes > Integer.MAX_VALUE - 8) {
            throw new InvalidInputException("%s: found %d images, over 2 GiB at %d pixels a side; allowed: fewer, or a smaller dataset.size"
                    .formatted(part, files.size(), size));
        }
        if (files.isEmpty()) {
            throw new InvalidInputException("%s: found no images; allowed: .png, .jpg or .ppm files in a folder for each class"
                    .formatted(part));
        }
        byte[] pixels = new byte[files.size() * bytes];
        for (int i = 0; i < files.size(); i++) {
            System.arraycopy(pixels(files.get(i), size), 0, pixels, i * bytes, bytes);
        }
        return new ImageSet(size, size, 3, pixels, labels.stream().mapToInt(Integer::intValue).toArray());
    }

    private static byte[] pixels(Path file, int size) {
        try {
            return ImageFile.read(file).scaled(size);
        } catch (UnreadableImageException e) {
            throw new InvalidInputException("%s: found %s; allowed: %s".formatted(file, e.getMessage(), ALLOWED), e);
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
    }

    private static List<String> folders(Path folder) {
        return list(folder).stream().filter(Files::isDirectory).map(path -> path.getFileName().toString())
                .filter(name -> !name.startsWith(".")).toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw UnreadableFile.of(folder, e);
        }
    }
}
