package tailsplit.experiment;

import java.nio.file.Path;

/** The folder that experiments and their runs lie in. */
public record Workspace(Path folder) {
    private static final int SLUG_LENGTH = 60;

    /** Where all runs lie. */
    public Path runs() {
        return folder.resolve("runs");
    }

    /** Where a run of this configuration lies: {@code runs/NAME-HASH}. */
    public Path runFolder(Configuration configuration) {
        return runs().resolve(slug(configuration.get(Settings.NAME)) + "-" + configuration.hash());
    }

    /** A name that every file system takes. */
    private static String slug(String name) {
        String slug = name.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("-{2,}", "-");
        String cut = slug.substring(0, Math.min(SLUG_LENGTH, slug.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "run" : cut;
    }
}
