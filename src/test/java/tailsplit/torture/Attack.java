package tailsplit.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One kind of harm, in cases that are told apart by their number alone: the same number does the same harm again. */
interface Attack {
    /** One word, the first of a case's name. */
    String kind();

    /** What is done, for the table. */
    String words();

    int cases();

    /** The cases that every build tries: as many as may take seconds. */
    List<Integer> share();

    /** The longest that a case may take on a busy machine: more is a hang. */
    default Duration limit() {
        return Duration.ofMinutes(3);
    }

    /** Why it cannot be done on this machine, a sentence. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Whatever is thrown is judged as {@link Outcome#of} does.
     *
     * @param number from 0
     * @param folder empty, and of this case alone
     */
    Outcome attempt(int number, Path folder) throws Exception;
}
