package tailsplit.clustering;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tailsplit.random.SplitMix;
import tailsplit.splitting.SubclassPlan;

/**
 * What a clustering remembers from batch to batch.
 *
 * @param arrays by the names of the clustering's {@link Clustering#state}
 */
public record ClusteringState(Map<String, float[]> arrays) {
    public ClusteringState {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    /** Before the first batch. */
    public static ClusteringState unseen(Clustering clustering, SubclassPlan plan, int features, SplitMix random) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        clustering.state().forEach(array -> arrays.put(array.name(), array.first(plan, features, random)));
        return new ClusteringState(arrays);
    }

    /** {@code [rows, features]}, NaN where one is not known yet; empty where there are none. */
    public Optional<float[]> centres() {
        return Optional.ofNullable(arrays.get(StateArray.CENTRES));
    }
}
