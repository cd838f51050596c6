package tailsplit.workbench.compare;

import java.util.function.ToDoubleFunction;
import tailsplit.run.EpochRecord;

/** What is drawn over the epochs. */
public enum EpochCurve {
    TEST_ACCURACY("Test accuracy", true, EpochRecord::testAccuracy),
    TRAIN_ACCURACY("Training accuracy", true, EpochRecord::trainAccuracy),
    VALIDATION_ACCURACY("Validation accuracy", true, EpochRecord::validationAccuracy),
    GROUP_SUM("Accuracy by group sum", true, EpochRecord::groupSumAccuracy),
    GROUP_MAX("Accuracy by group max", true, EpochRecord::groupMaxAccuracy),
    GROUP_MEAN("Accuracy by group mean", true, EpochRecord::groupMeanAccuracy),
    GROUP_SUM_WEIGHTED("Accuracy by group sum, weighted", true, EpochRecord::groupSumWeightedAccuracy),
    GROUP_MAX_WEIGHTED("Accuracy by group max, weighted", true, EpochRecord::groupMaxWeightedAccuracy),
    GROUP_MEAN_WEIGHTED("Accuracy by group mean, weighted", true, EpochRecord::groupMeanWeightedAccuracy),
    MAPPER_WEIGHTED("Accuracy by mapper, weighted", true, EpochRecord::mapperWeightedAccuracy),
    TRAIN_LOSS("Training loss", false, EpochRecord::trainLoss),
    TEST_LOSS("Test loss", false, EpochRecord::testLoss),
    MAPPER_LOSS("Mapper loss", false, EpochRecord::mapperLoss),
    LEARNING_RATE("Learning rate", false, EpochRecord::learningRate);

    private final String label;
    private final boolean percent;
    private final ToDoubleFunction<EpochRecord> value;

    EpochCurve(String label, boolean percent, ToDoubleFunction<EpochRecord> value) {
        this.label = label;
        this.percent = percent;
        this.value = value;
    }

    public String label() {
        return label;
    }

    /** Whether values are fractions, to be shown in per cent. */
    boolean isPercent() {
        return percent;
    }

    /** NaN where the epoch has none. */
    double value(EpochRecord epoch) {
        return value.applyAsDouble(epoch);
    }
}
