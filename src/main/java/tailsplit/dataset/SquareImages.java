package tailsplit.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tailsplit.image.ImageFile;

/**
 * Image files decoded to squares of one size.
 *
 * @param root what their names are told from
 * @param size pixels along each side
 */
record SquareImages(Path root, List<Path> files, int size) implements ImageMaker {
    private static final int CHANNELS = 3;

    static PendingSet.PendingPart of(Path root, PartFiles part, int size) {
        return new PendingSet.PendingPart(size, size, CHANNELS, part.labels().stream().mapToInt(Integer::intValue).toArray(),
                new SquareImages(root, part.files(), size));
    }

    @Override
    public byte[] image(int index) throws IOException {
        return ImageFile.read(files.get(index)).scaled(size);
    }

    @Override
    public String name(int index) {
        return root.relativize(files.get(index)).toString();
    }
}
