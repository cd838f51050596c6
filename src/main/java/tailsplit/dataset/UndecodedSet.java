package tailsplit.dataset;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A set of image files, or of images that the program draws, to be decoded once and kept.
 *
 * @param place       the folder, or the name of an embedded set
 * @param settings    that the pixels depend on, in words
 * @param fingerprint tells whether the place holds what it held, "" where that never changes
 * @param pending     finds the images, which may take a while
 */
record UndecodedSet(String place, String settings, String fingerprint, Supplier<PendingSet> pending) {
    static UndecodedSet embedded(PendingSet images) {
        return new UndecodedSet(images.place(), "", "", () -> images);
    }

    /** @param pending finds the images in the folder */
    static UndecodedSet folder(Path folder, String settings, Supplier<PendingSet> pending) {
        return new UndecodedSet(folder.toAbsolutePath().normalize().toString(), settings, FolderFingerprint.of(folder), pending);
    }
}
