package tailsplit.splitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tailsplit.splitting.PlanShift.Adjustment;

/** Against {@code numpy.polyfit(numpy.log(counts), numpy.log(subclasses), 1)}. */
class PlanShiftTest {
    private static final int[] CIFAR10_LT = {5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50};
    private static final double EXACT = 1e-12;

    @ParameterizedTest
    @CsvSource({"0, 0.32819276646481954, -1.6298753848891225", "1, 0.5611247720689775, -2.4598794711229854",
        "2, 0.8274885324950755, -3.565692797591132", "3, 1.0382589621125173, -4.589945592648394"})
    void thePapersPlansAreGradedLogitAdjustments(int plan, double slope, double constant) {
        Adjustment nearest = PlanShift.of(CIFAR10_LT, SubclassPlan.paper(plan, 10)).nearest().orElseThrow();
        assertEquals(slope, nearest.tau(), EXACT);
        assertEquals(constant, nearest.constant(), EXACT);
    }

    @Test
    void aSplitTakesTheLogOfItsSubclassesOffAClass() {
        PlanShift shift = PlanShift.of(new int[] {300, 40, 7}, new SubclassPlan(List.of(6, 1, 2)));
        assertEquals(List.of(Math.log(6), 0.0, Math.log(2)), shift.shifts());
        Adjustment nearest = shift.nearest().orElseThrow();
        assertEquals(1.420517025284753, nearest.shift(300), EXACT);
        assertEquals(0.8004052062959615, nearest.shift(40), EXACT);
        assertEquals(0.26398441820728685, nearest.shift(7), EXACT);
    }

    @Test
    void aPlanInProportionToTheImagesIsAFullAdjustmentAndWholeClassesAreNone() {
        int[] counts = {80, 40, 20};
        assertEquals(1, PlanShift.of(counts, new SubclassPlan(List.of(8, 4, 2))).nearest().orElseThrow().tau(), EXACT);
        assertEquals(0, PlanShift.of(counts, new SubclassPlan(List.of(1, 1, 1))).nearest().orElseThrow().tau(), EXACT);
        assertEquals(-1, PlanShift.of(counts, new SubclassPlan(List.of(1, 2, 4))).nearest().orElseThrow().tau(), EXACT);
    }

    @Test
    void classesWithoutImagesHaveNoSay() {
        Adjustment all = PlanShift.of(new int[] {300, 40, 7, 0}, new SubclassPlan(List.of(6, 1, 2, 9))).nearest().orElseThrow();
        assertEquals(PlanShift.of(new int[] {300, 40, 7}, new SubclassPlan(List.of(6, 1, 2))).nearest().orElseThrow(), all);
    }

    @Test
    void withoutTwoClassesThatDifferThereIsNothingToAdjust() {
        assertTrue(PlanShift.of(new int[] {7}, new SubclassPlan(List.of(3))).nearest().isEmpty());
        assertTrue(PlanShift.of(new int[] {123, 123, 123}, new SubclassPlan(List.of(3, 2, 1))).nearest().isEmpty());
        assertTrue(PlanShift.of(new int[] {7, 0}, new SubclassPlan(List.of(3, 1))).nearest().isEmpty());
    }
}
