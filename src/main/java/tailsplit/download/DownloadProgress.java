package tailsplit.download;

import java.util.OptionalLong;

/** Hears how far a download has come. */
public interface DownloadProgress {
    /** @param total empty where neither the catalogue nor the server says */
    void arrived(String file, long bytes, OptionalLong total);
}
