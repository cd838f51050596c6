package tailsplit.torture;

/** How the program came out of a case. */
enum Ending {
    WELL("ended well", false),
    REFUSED("refused in a line", false),
    TRACE("traces", true),
    HANG("hangs", true),
    DIFFERENT("silent differences", true);

    private final String words;
    private final boolean fault;

    Ending(String words, boolean fault) {
        this.words = words;
        this.fault = fault;
    }

    /** The heading of a column. */
    String words() {
        return words;
    }

    /** Whether the program is to be mended. */
    boolean isFault() {
        return fault;
    }
}
