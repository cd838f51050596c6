package tailsplit.loss;

import java.util.List;
import java.util.function.Function;

/**
 * How a loss is chosen.
 *
 * @param name       as in a configuration file, for example {@code balanced-softmax}
 * @param parameters what can be set of it
 * @param maker      makes it of their values
 */
public record LossKind(String name, List<Parameter<?>> parameters, Function<Values, Loss> maker) {
    /** The values that an experiment has for the parameters. */
    public interface Values {
        <T> T of(Parameter<T> parameter);
    }
}
