package tailsplit.protocol;

/** What a worker process, and the command line that waits for it, end with. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int INVALID_INPUT = 2;
    public static final int DIVERGED = 3;
    /** Of a worker process only: training failed, and not even that could be written into the run's folder. */
    public static final int UNTOLD = 4;
    /** Of a worker process only: another one trains the run. */
    public static final int TAKEN = 5;
    public static final int STOPPED = 130;

    /** The codes in words. */
    public static final String HELP =
            "0 done, 1 failed, 2 something given is not valid, 3 training diverged, 130 stopped (143 by SIGTERM, 129 by SIGHUP)";

    private static final int ABORTED = 134;
    private static final int KILLED = 137;
    private static final int SEGMENTATION_FAULT = 139;

    private ExitCode() {}

    /** How a process ended that did not end by itself, to be read after "its worker process". */
    public static String ending(int code) {
        return switch (code) {
            case TAKEN -> "ended because another process trains the run";
            case KILLED -> "was killed, by someone or by the system because memory ran out";
            case ABORTED -> "was aborted by native code";
            case SEGMENTATION_FAULT -> "crashed in native code";
            default -> "ended unexpectedly, with exit code " + code;
        };
    }
}
