package tailsplit.dataset;

import java.util.List;
import tailsplit.setting.Option;
import tailsplit.setting.Setting;

/**
 * A data set that can be chosen.
 *
 * @param shortLabel in few words, as within a sentence
 * @param origin     where its images come from
 */
public record DatasetKind(String key, String label, String shortLabel, Origin origin, List<Setting<?>> settings) implements Option {
    /** Where a data set's images come from. */
    public enum Origin {
        /** The program draws them itself. */
        EMBEDDED,
        /** From the catalogue of downloads. */
        DOWNLOAD,
        /** Files of the user. */
        OWN
    }
}
