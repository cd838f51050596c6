package tailsplit.worker;

/** What a worker, and the command line that waits for it, end with. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int INVALID_INPUT = 2;
    public static final int DIVERGED = 3;
    public static final int STOPPED = 130;

    /** The codes in words. */
    public static final String HELP =
            "0 done, 1 failed, 2 something given is not valid, 3 training diverged, 130 stopped";

    private ExitCode() {}
}
