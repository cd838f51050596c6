package tailsplit.setting;

/** Text of a user as an error message shows it: one line, shortened. */
public final class Excerpt {
    private static final int LENGTH = 60;

    private Excerpt() {}

    public static String of(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LENGTH).forEach(point -> line.appendCodePoint(isShown(point) ? point : ' '));
        return text.codePointCount(0, text.length()) > LENGTH ? line + "\u2026" : line.toString();
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
