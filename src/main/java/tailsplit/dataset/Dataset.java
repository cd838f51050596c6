package tailsplit.dataset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.file.Sha256;

/**
 * A classification data set in memory. All parts have the same image size.
 *
 * @param name       the name it is asked for by, for example {@code cifar10}
 * @param classNames one for each class, in the order of the labels
 * @param train      in the official order: positions in it are what a split lists
 * @param validation the data set's own validation part, where it has one
 * @param test       never changed by an imbalance
 * @param notices    sentences for the user about what was left out of it, or taken for something else
 */
public record Dataset(String name, List<String> classNames, ImageSet train, Optional<ImageSet> validation, ImageSet test,
        List<String> notices) {
    public Dataset {
        classNames = List.copyOf(classNames);
        notices = List.copyOf(notices);
    }

    /** One of which there is nothing to tell. */
    public Dataset(String name, List<String> classNames, ImageSet train, Optional<ImageSet> validation, ImageSet test) {
        this(name, classNames, train, validation, test, List.of());
    }

    /** The same with more to tell, before what there is. */
    Dataset telling(List<String> more) {
        return new Dataset(name, classNames, train, validation, test, Stream.concat(more.stream(), notices.stream()).toList());
    }

    public int classes() {
        return classNames.size();
    }

    /** SHA-256, in hexadecimal, over the sizes, labels and pixels of every part. */
    public String checksum() {
        MessageDigest digest = Sha256.digest();
        update(digest, train);
        validation.ifPresent(part -> update(digest, part));
        update(digest, test);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, ImageSet part) {
        ByteBuffer numbers = ByteBuffer.allocate(4 * (4 + part.size()));
        numbers.putInt(part.size()).putInt(part.height()).putInt(part.width()).putInt(part.channels());
        numbers.asIntBuffer().put(part.labels());
        digest.update(numbers.rewind());
        byte[] pixels = new byte[part.imageBytes()];
        for (int i = 0; i < part.size(); i++) {
            part.read(i, pixels);
            digest.update(pixels);
        }
    }
}
