package tailsplit.training;

/** Training cannot go on because its numbers left the finite; the message is the reason in plain words. */
public final class DivergedException extends Exception {
    public DivergedException(String reason) {
        super(reason);
    }
}
