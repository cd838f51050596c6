package tailsplit.dataset;

import java.nio.file.Path;

/** Where downloaded data sets lie, each in a folder of its name. */
public final class DataHome {
    private DataHome() {}

    /** The environment's TAILSPLIT_DATA, else {@code ~/.tailsplit/data}. */
    public static Path standard() {
        String set = System.getenv("TAILSPLIT_DATA");
        return set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".tailsplit", "data") : Path.of(set);
    }
}
