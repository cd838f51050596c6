package tailsplit.setting;

/** Text as YAML writes it. */
public final class YamlWriter {
    private YamlWriter() {}

    /** In double quotes and in one line; what YAML calls not printable is escaped. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (isPrintable(point)) {
                quoted.appendCodePoint(point);
            } else {
                quoted.append("\\u%04X".formatted(point));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> point > 0xFFFF;
            default -> point < 0xFFFE || point > 0xFFFF;
        };
    }
}
