package tailsplit.training;

/** Training was asked to stop; the last checkpoint is what it continues from. */
public final class StoppedException extends Exception {
    public StoppedException() {
        super("stopped on request");
    }
}
