package tailsplit.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UnreadableFile;

/** Tiny ImageNet's validation part: images in one folder, and a file with the class of each. */
final class AnnotatedImages {
    private static final String LIST = "val_annotations.txt";

    private AnnotatedImages() {}

    /** Empty where there is no such file. */
    static Optional<PartFiles> of(Path part, List<String> classNames) {
        Path list = part.resolve(LIST);
        if (!Files.isRegularFile(list)) {
            return Optional.empty();
        }
        Path images = Files.isDirectory(part.resolve("images")) ? part.resolve("images") : part;
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(list);
            for (int i = 0; i < lines.size(); i++) {
                String[] columns = lines.get(i).split("\t");
                int label = columns.length < 2 ? -1 : classNames.indexOf(columns[1]);
                if (label < 0 || !Files.isRegularFile(images.resolve(columns[0]))) {
                    throw UnreadableFile.row(list, i + 1, lines.get(i), "an image in %s and its class".formatted(images));
                }
                files.add(images.resolve(columns[0]));
                labels.add(label);
            }
        } catch (IOException e) {
            throw UnreadableFile.of(list, e);
        }
        if (files.isEmpty()) {
            throw new InvalidInputException("%s: found no lines; allowed: an image and its class in each".formatted(list));
        }
        return Optional.of(new PartFiles(part, files, labels));
    }
}
