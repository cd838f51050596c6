package tailsplit.image;

import java.io.IOException;

/** A file that is not an image that can be read; the message says what it is, as after "found". */
public final class UnreadableImageException extends IOException {
    public UnreadableImageException(String found) {
        super(found);
    }

    UnreadableImageException(String found, Throwable cause) {
        super(found, cause);
    }
}
