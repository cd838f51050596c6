package tailsplit.clustering;

import java.util.List;
import tailsplit.setting.Kind;
import tailsplit.setting.Option;

/** Every clustering there is. The order never changes; a new one goes to the end. */
public final class Clusterings {
    public static final List<Kind<Clustering>> ALL = List.of(
            Rings.KIND,
            KMeans.KIND,
            RandomSplit.KIND);

    private Clusterings() {}

    /** @throws IllegalArgumentException where there is none of that key */
    public static Kind<Clustering> named(String key) {
        return Option.named(ALL, key).orElseThrow(() -> new IllegalArgumentException(key));
    }
}
