package tailsplit.file;

import java.util.Arrays;
import java.util.Objects;

/** The version of this program. */
public final class ProgramVersion {
    /** Such as {@code 0.1.0}; classes that are not packed have none. */
    public static final String TEXT =
            Objects.requireNonNullElse(ProgramVersion.class.getPackage().getImplementationVersion(), "not packaged");

    private ProgramVersion() {}

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
