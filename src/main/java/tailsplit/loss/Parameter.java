package tailsplit.loss;

import java.util.List;

/**
 * Something about a loss that can be set. From it come the key in a configuration file, the form field, the ablation axis and the
 * help text. A default never changes, nor does a name; the default of one that is added later is what was done before.
 *
 * @param <T>   its values
 * @param name  in a configuration file, after {@code loss.}
 * @param label what a form calls it
 * @param help  one or two plain sentences
 */
public record Parameter<T>(String name, String label, Allowed<T> allowed, T standard, String help) {
    /** What values there are. */
    public sealed interface Allowed<T> {}

    /** Numbers up to max, which is included. */
    public record Numbers(double min, boolean minIncluded, double max) implements Allowed<Double> {}

    public record Words(List<String> words) implements Allowed<String> {}

    /** A number from min to max. */
    static Parameter<Double> from(double min, double max, double standard, String name, String label, String help) {
        return new Parameter<>(name, label, new Numbers(min, true, max), standard, help);
    }

    /** A number above min and up to max. */
    static Parameter<Double> above(double min, double max, double standard, String name, String label, String help) {
        return new Parameter<>(name, label, new Numbers(min, false, max), standard, help);
    }

    /** One of a few words, the first being the default. */
    static Parameter<String> word(List<String> words, String name, String label, String help) {
        return new Parameter<>(name, label, new Words(words), words.getFirst(), help);
    }
}
