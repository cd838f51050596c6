package tailsplit.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** Which program this is. */
public final class ProgramVersion {
    /** Such as {@code 0.1.0}; classes that are not packed have none. */
    public static final String TEXT =
            Objects.requireNonNullElse(ProgramVersion.class.getPackage().getImplementationVersion(), "not packaged");

    /** Of the source that it was built from; empty where that was no repository. */
    public static final Optional<String> COMMIT = commit();

    private ProgramVersion() {}

    private static Optional<String> commit() {
        Properties build = new Properties();
        try (InputStream in = ProgramVersion.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files cannot be read", e);
        }
        return Optional.ofNullable(build.getProperty("git.commit.id.full"))
                .map(commit -> commit + (build.getProperty("git.dirty", "").equals("true") ? ", changed" : ""));
    }

    /** Whether it is a later version than this one, as far as both have numbers. */
    public static boolean isOlderThan(String other) {
        return isBefore(TEXT, other);
    }

    static boolean isBefore(String one, String other) {
        return isNumbered(one) && isNumbered(other) && Arrays.compare(numbers(one), numbers(other)) < 0;
    }

    private static boolean isNumbered(String version) {
        return version.matches("\\d{1,9}(\\.\\d{1,9})*([-+].*)?");
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[-+]", 2)[0].split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
