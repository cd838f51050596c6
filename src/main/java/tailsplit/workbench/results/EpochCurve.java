package tailsplit.workbench.results;

import java.util.function.ToDoubleFunction;
import tailsplit.run.EpochRecord;

/** What runs are drawn by over their epochs. */
enum EpochCurve {
    TRAINING_LOSS("Training loss", false, EpochRecord::trainLoss),
    TEST_LOSS("Test loss", false, EpochRecord::testLoss),
    TEST_ACCURACY("Test accuracy", true, EpochRecord::testAccuracy);

    private final String label;
    private final boolean percent;
    private final ToDoubleFunction<EpochRecord> value;

    EpochCurve(String label, boolean percent, ToDoubleFunction<EpochRecord> value) {
        this.label = label;
        this.percent = percent;
        this.value = value;
    }

    String label() {
        return label;
    }

    /** Whether values are fractions, to be shown in per cent. */
    boolean isPercent() {
        return percent;
    }

    double value(EpochRecord epoch) {
        return value.applyAsDouble(epoch);
    }
}
