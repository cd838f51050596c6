package tailsplit.run;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tailsplit.metric.Classified;
import tailsplit.metric.Metric;
import tailsplit.metric.Metrics;
import tailsplit.metric.Scores;

/**
 * The test scores of one epoch's network. In JSON each score stands under its metric's column, null where there is none; one that
 * another version left out or added is not known.
 *
 * @param epoch         counted from 1
 * @param selection     how the epoch was chosen: {@link #LAST}, {@link #TEST_SELECTED}, {@link #VALIDATION_SELECTED}
 * @param classAccuracy by class, fractions from 0 to 1; NaN for a class without test images
 */
public record ScoredEpoch(int epoch, String selection, @JsonIgnore Scores scores, List<Double> classAccuracy) {
    public static final String LAST = "last";
    public static final String TEST_SELECTED = "test-selected";
    public static final String VALIDATION_SELECTED = "validation-selected";

    public ScoredEpoch {
        classAccuracy = List.copyOf(classAccuracy);
    }

    public static ScoredEpoch of(int epoch, String selection, Classified images) {
        return new ScoredEpoch(epoch, selection, Scores.of(images), Arrays.stream(images.recall()).boxed().toList());
    }

    @JsonCreator
    static ScoredEpoch read(@JsonProperty("epoch") int epoch, @JsonProperty("selection") String selection,
            @JsonProperty("classAccuracy") List<Double> classAccuracy, @JsonAnySetter Map<String, Object> columns) {
        Map<Metric, Double> scores = new HashMap<>();
        for (Metric metric : Metrics.ALL) {
            if (columns.get(metric.column()) instanceof Number score) {
                scores.put(metric, score.doubleValue());
            }
        }
        return new ScoredEpoch(epoch, selection, new Scores(scores), classAccuracy);
    }

    @JsonAnyGetter
    Map<String, Double> columns() {
        Map<String, Double> columns = new LinkedHashMap<>();
        for (Metric metric : Metrics.ALL) {
            columns.put(metric.column(), scores.of(metric));
        }
        return columns;
    }
}
