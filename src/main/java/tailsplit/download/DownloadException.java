package tailsplit.download;

import java.io.IOException;

/** A download did not come through; the message is one sentence for the user. */
public final class DownloadException extends IOException {
    public DownloadException(String message) {
        super(message);
    }

    public DownloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
