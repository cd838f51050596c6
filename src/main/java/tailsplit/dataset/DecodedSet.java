package tailsplit.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.file.Folders;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;

/**
 * A folder with a set's pixels and labels as NumPy arrays. The pixels are mapped, not read, so that a set may be larger than
 * memory, and processes share them.
 */
record DecodedSet(Path folder) {
    private static final Logger LOG = Logger.getLogger(DecodedSet.class.getName());

    private record About(String place, String settings, List<String> classNames, List<String> notices, List<Part> parts) {}

    /** Empty where there is none, or none that can be used. */
    Optional<LabelledParts> open() {
        try {
            return about().map(this::parts);
        } catch (InvalidInputException | IllegalArgumentException e) {
            LOG.log(Level.FINE, "decoded images cannot be used and are made again", e);
            return Optional.empty();
        }
    }

    private LabelledParts parts(About about) {
        Map<Part, ImageSet> parts = new EnumMap<>(Part.class);
        for (Part part : about.parts) {
            try (InputStream in = Files.newInputStream(labels(part))) {
                parts.put(part, MappedPixels.open(pixels(part), Npy.read(in, labels(part).toString()).ints()));
            } catch (IOException e) {
                throw new InvalidInputException("%s cannot be read".formatted(folder), e);
            }
        }
        return new LabelledParts(about.classNames, parts, about.notices);
    }

    /**
     * Makes all images and writes them into the folder, which is empty.
     *
     * @throws InvalidInputException where an image cannot be read
     */
    void write(UndecodedSet set, PendingSet pending, ReadingProgress progress) throws IOException {
        Decoding decoding = new Decoding(pending, progress);
        for (Map.Entry<Part, PendingSet.PendingPart> part : pending.parts().entrySet()) {
            PendingSet.PendingPart images = part.getValue();
            try (MappedPixels.Writer writer = new MappedPixels.Writer(pixels(part.getKey()), images)) {
                decoding.decode(part.getKey(), writer::put);
            }
            try (OutputStream out = Files.newOutputStream(labels(part.getKey()))) {
                Npy.write(out, NpyArray.of(images.labels(), images.size()));
            }
        }
        decoding.requireAllRead();
        Json.write(folder.resolve("about.json"), new About(set.place(), set.settings(), pending.classNames(), pending.notices(),
                List.copyOf(pending.parts().keySet())));
    }

    /** What it tells of itself; empty where it cannot be used. */
    Optional<DecodedSets.Kept> kept() {
        return open().flatMap(_ -> about()).map(about -> new DecodedSets.Kept(about.place, about.settings, Folders.bytes(folder)));
    }

    private Optional<About> about() {
        return Json.read(folder.resolve("about.json"), About.class);
    }

    private Path pixels(Part part) {
        return folder.resolve(part.usual() + ".npy");
    }

    private Path labels(Part part) {
        return folder.resolve(part.usual() + "-labels.npy");
    }
}
