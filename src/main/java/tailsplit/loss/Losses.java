package tailsplit.loss;

import java.util.List;
import tailsplit.setting.Kind;
import tailsplit.setting.Option;

/** Every loss there is. The order never changes; a new one goes to the end. */
public final class Losses {
    public static final List<Kind<Loss>> ALL = List.of(
            CrossEntropy.KIND,
            Focal.KIND,
            Ldam.KIND,
            BalancedSoftmax.KIND,
            LogitAdjustment.KIND,
            VectorScaling.KIND);

    private Losses() {}

    /** @throws IllegalArgumentException where there is none of that key */
    public static Kind<Loss> named(String key) {
        return Option.named(ALL, key).orElseThrow(() -> new IllegalArgumentException(key));
    }
}
