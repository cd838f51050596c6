package tailsplit.clustering;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    public static ClusteringState unseen(Clustering clustering, SubclassPlan plan, int features) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        clustering.state().forEach(array -> {
            float[] values = new float[array.rows().classes(plan).length * (array.ofFeatures() ? features : 1)];
            Arrays.fill(values, array.start());
            arrays.put(array.name(), values);
        });
        return new ClusteringState(arrays);
    }

    /** {@code [rows, features]}, NaN where one is not known yet; empty where there are none. */
    public Optional<float[]> centres() {
        return Optional.ofNullable(arrays.get(StateArray.CENTRES));
    }
}
