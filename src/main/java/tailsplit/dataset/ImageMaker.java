package tailsplit.dataset;

import java.io.IOException;

/** Decodes or draws the images of a part. Called by many threads at once. */
interface ImageMaker {
    /**
     * @return {@code [height, width, channels]}
     * @throws tailsplit.image.UnreadableImageException where it is none, or damaged
     * @throws IOException                              where it cannot be read at all
     */
    byte[] image(int index) throws IOException;

    /** What the user knows it by. */
    String name(int index);
}
