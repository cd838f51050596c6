package tailsplit.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;
import tailsplit.image.ImageFile;
import tailsplit.image.UnreadableImageException;

/** Decodes image files to squares of one size. Those that cannot be read are named together, after all were tried. */
final class SquareImages {
    static final String FORMATS = "whole JPEG, PNG, WebP, TIFF, BMP, GIF or netpbm images";
    private static final int NAMED = 10;

    private final Path root;
    private final int size;
    private final List<String> refused = new ArrayList<>();

    /** @param size pixels along each side */
    SquareImages(Path root, int size) {
        this.root = root;
        this.size = size;
    }

    ImageSet decode(PartFiles part) {
        List<Path> files = part.files();
        int bytes = size * size * 3;
        if ((long) files.size() * bytes > Integer.MAX_VALUE - 8) {
            throw new InvalidInputException("%s: found %d images, over 2 GiB at %d pixels a side; allowed: fewer, or a smaller dataset.size"
                    .formatted(part.place(), files.size(), size));
        }
        byte[] pixels = new byte[files.size() * bytes];
        @Nullable String[] problems = new String[files.size()];
        IntStream.range(0, files.size()).parallel().forEach(i -> {
            try {
                System.arraycopy(ImageFile.read(files.get(i)).scaled(size), 0, pixels, i * bytes, bytes);
            } catch (UnreadableImageException e) {
                problems[i] = Objects.requireNonNull(e.getMessage());
            } catch (IOException e) {
                problems[i] = "a file that cannot be read: " + FileProblem.reason(e);
            }
        });
        for (int i = 0; i < problems.length; i++) {
            if (problems[i] != null) {
                refused.add("%s (%s)".formatted(root.relativize(files.get(i)), problems[i]));
            }
        }
        return new ImageSet(size, size, 3, pixels, part.labels().stream().mapToInt(Integer::intValue).toArray());
    }

    /** @throws InvalidInputException where a file so far was none of the formats, or damaged */
    void requireAllRead() {
        if (!refused.isEmpty()) {
            String named = refused.stream().limit(NAMED).collect(Collectors.joining(", "));
            throw new InvalidInputException("%s: found %s: %s%s; allowed: %s".formatted(root, refused.size() == 1
                            ? "a file that is no readable image" : "%,d files that are no readable images".formatted(refused.size()),
                    named, refused.size() > NAMED ? " and %,d more".formatted(refused.size() - NAMED) : "", FORMATS));
        }
    }
}
