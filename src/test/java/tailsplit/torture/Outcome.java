package tailsplit.torture;

import java.io.PrintWriter;
import java.io.StringWriter;
import tailsplit.file.Problem;

/**
 * What came of a case.
 *
 * @param said what the program said, or what is wrong
 */
record Outcome(Ending ending, String said) {
    static Outcome well() {
        return new Outcome(Ending.WELL, "");
    }

    static Outcome refused(String sentence) {
        return new Outcome(Ending.REFUSED, sentence);
    }

    /** Whether the files are as they should be is compared where it is made. */
    static Outcome different(String what) {
        return new Outcome(Ending.DIFFERENT, what);
    }

    /** What the user gave is refused in a line; everything else is a trace. */
    static Outcome of(Throwable problem) {
        String sentence = Problem.sentence(problem);
        boolean refused = Problem.isInput(problem) && !Problem.isUnexpected(problem) && sentence.lines().count() == 1;
        return refused ? refused(sentence) : new Outcome(Ending.TRACE, trace(problem));
    }

    private static String trace(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    boolean isFault() {
        return ending.isFault();
    }
}
