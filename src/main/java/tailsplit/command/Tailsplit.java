package tailsplit.command;

/** The command line's entry point. */
public final class Tailsplit {
    private Tailsplit() {}

    public static void main(String[] arguments) {
        System.out.println("tailsplit");
    }
}
