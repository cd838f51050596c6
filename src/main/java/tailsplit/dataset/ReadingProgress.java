package tailsplit.dataset;

/** Hears how far images are decoded. */
@FunctionalInterface
public interface ReadingProgress {
    ReadingProgress NONE = (_, _) -> { };

    /**
     * Called again and again by the thread that reads, never for images that were decoded before. What it throws ends the reading,
     * of which nothing stays.
     *
     * @param images decoded so far
     * @param of     all of them
     */
    void read(int images, int of);
}
