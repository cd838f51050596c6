package tailsplit.setting;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as YAML's core schema writes them, in base ten, without infinities and not-a-number. */
public final class Numerals {
    /** Eighteen digits always fit a long. A leading zero is refused: YAML versions disagree whether it means octal. */
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})");

    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private Numerals() {}

    public static boolean isNumber(String text) {
        return DECIMAL.matcher(text).matches();
    }

    public static Optional<Long> whole(String text) {
        return WHOLE.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    public static Optional<Double> decimal(String text) {
        return isNumber(text) ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    /** The shortest digits that read back as the same number, without an exponent: 0.0002. */
    public static String text(double number) {
        return Double.isFinite(number) ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
