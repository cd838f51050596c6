package tailsplit.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tailsplit.file.InvalidInputException;

/**
 * What is done to a trained network's class scores, without training.
 *
 * @param tau how strongly, from 0 to 10; 0 where nothing is done
 */
public record Adjustment(Kind kind, double tau) {
    public static final Adjustment NONE = new Adjustment(Kind.NONE, 0);
    private static final double LARGEST = 10;

    public enum Kind {
        /** As trained. */
        NONE,
        /** {@code z_c - tau log(n_c / N)} with the training images' shares (Menon et al., 2021). */
        LOGIT_ADJUSTMENT,
        /** The last layer's weights as {@code w_c / |w_c|^tau}, its bias left out (Kang et al., 2020). */
        TAU_NORMALISATION;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String key) {
            return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst().orElseThrow(() ->
                    new InvalidInputException("adjustment: found %s; allowed: %s".formatted(key,
                            Arrays.stream(values()).map(Kind::key).collect(Collectors.joining(", ")))));
        }
    }

    /** @throws InvalidInputException where tau is out of its range */
    public Adjustment {
        if (!(tau >= 0 && tau <= LARGEST)) {
            throw new InvalidInputException("tau of %s: found %s; allowed: a number from 0 to 10".formatted(kind.key(), tau));
        }
    }

    /** Reads back equal: {@code logit-adjustment=1.0}. */
    public String text() {
        return kind.key() + "=" + tau;
    }

    static Adjustment of(String text) {
        int split = text.indexOf('=');
        return new Adjustment(Kind.of(text.substring(0, split)), Double.parseDouble(text.substring(split + 1)));
    }
}
