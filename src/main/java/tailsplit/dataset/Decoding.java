package tailsplit.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tailsplit.file.InvalidInputException;

/** Makes all images of a set, on all cores. Those that cannot be read are named together, after all were tried. */
final class Decoding {
    static final String FORMATS = "whole JPEG, PNG, WebP, TIFF, BMP, GIF or netpbm images";
    private static final int NAMED = 10;
    /** After so many it is told how far it is, and whoever interrupts is heard. */
    private static final int AT_ONCE = 256;

    private final PendingSet pending;
    private final ReadingProgress progress;
    private final List<String> refused = new ArrayList<>();
    private int read;

    Decoding(PendingSet pending, ReadingProgress progress) {
        this.pending = pending;
        this.progress = progress;
    }

    /** Where the pixels of a part go. */
    @FunctionalInterface
    interface Pixels {
        /** Called by many threads at once. */
        void put(int image, byte[] pixels) throws IOException;
    }

    /**
     * @throws IOException           where they cannot be put there
     * @throws CancellationException where the thread is interrupted
     */
    void decode(Part part, Pixels pixels) throws IOException {
        PendingSet.PendingPart images = Objects.requireNonNull(pending.parts().get(part));
        for (int first = 0; first < images.size(); first += AT_ONCE) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("reading images was interrupted");
            }
            int end = Math.min(images.size(), first + AT_ONCE);
            @Nullable String[] problems = new String[end - first];
            int from = first;
            try {
                IntStream.range(from, end).parallel().forEach(i -> problems[i - from] = problem(images.images(), i, pixels));
            } catch (UncheckedIOException e) {
                throw Objects.requireNonNull(e.getCause());
            }
            for (int i = from; i < end; i++) {
                if (problems[i - from] != null) {
                    refused.add("%s (%s)".formatted(images.images().name(i), problems[i - from]));
                }
            }
            read += end - first;
            progress.read(read, pending.images());
        }
    }

    private static @Nullable String problem(ImageMaker images, int index, Pixels pixels) {
        byte[] image;
        try {
            image = images.image(index);
        } catch (IOException e) {
            return UnreadableImage.found(e);
        }
        try {
            pixels.put(index, image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }

    /** @throws InvalidInputException where a file so far was none of the formats, or damaged */
    void requireAllRead() {
        if (!refused.isEmpty()) {
            String named = refused.stream().limit(NAMED).collect(Collectors.joining(", "));
            throw new InvalidInputException("%s: found %s: %s%s; allowed: %s".formatted(pending.place(), refused.size() == 1
                            ? "a file that is no readable image" : "%,d files that are no readable images".formatted(refused.size()),
                    named, refused.size() > NAMED ? " and %,d more".formatted(refused.size() - NAMED) : "", FORMATS));
        }
    }
}
