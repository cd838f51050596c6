package tailsplit.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tailsplit.setting.Option;

/**
 * A number that says how good a network is: a fraction, shown in per cent. How it is called everywhere and how it is computed
 * stand where it is declared; tables, files, forms and commands take it from {@link Metrics}. Key and column never change.
 *
 * @param key            on the command line and in exports: {@code macro-auc}
 * @param column         in the files of a run: {@code macroAuc}
 * @param label          on a form: Macro AUC
 * @param shortLabel     over a column of numbers
 * @param help           what it is, in a sentence
 * @param higherIsBetter false for an error
 * @param score          from 0 to 1; NaN where there is nothing to score
 */
public record Metric(String key, String column, String label, String shortLabel, String help, boolean higherIsBetter,
        ToDoubleFunction<Classified> score) implements Option {
    private static final String UNKNOWN = "\u2013";

    /** One whose column is called by its key. */
    Metric(String key, String label, String shortLabel, String help, boolean higherIsBetter, ToDoubleFunction<Classified> score) {
        this(key, camelCase(key), label, shortLabel, help, higherIsBetter, score);
    }

    public double of(Classified images) {
        return score.applyAsDouble(images);
    }

    /** A score as it is shown: 61.40 %, or a dash for one that is not known. */
    public String text(double fraction) {
        return Double.isNaN(fraction) ? UNKNOWN : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    @Override
    public String toString() {
        return key;
    }

    static String camelCase(String key) {
        String joined = Arrays.stream(key.split("-")).map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
    }
}
