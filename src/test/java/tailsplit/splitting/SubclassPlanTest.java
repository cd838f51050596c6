package tailsplit.splitting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubclassPlanTest {
    private static final int[] CIFAR10_LT = {5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50};

    @Test
    void thePapersPlanIsProportionalForCifar10() {
        assertEquals(SubclassPlan.paper(10).orElseThrow(), SubclassPlan.proportional(CIFAR10_LT));
    }

    @Test
    void hundredClassesHave180PseudoClasses() {
        SubclassPlan plan = SubclassPlan.paper(100).orElseThrow();
        assertEquals(180, plan.pseudoClasses());
        assertEquals(5, plan.subclasses(9));
        assertEquals(3, plan.subclasses(10));
        assertTrue(SubclassPlan.paper(11).isEmpty());
    }

    @Test
    void pseudoClassesAreNumberedClassAfterClass() {
        SubclassPlan plan = new SubclassPlan(List.of(3, 1, 2));
        assertArrayEquals(new int[] {0, 3, 4}, plan.offsets());
        assertArrayEquals(new int[] {0, 0, 0, 1, 2, 2}, plan.classOfPseudoClass());
    }

    @Test
    void countsOfPseudoClasses() {
        SubclassPlan plan = new SubclassPlan(List.of(2, 1));
        int[] classes = {9, 4};
        Optional<int[]> tally = Optional.of(new int[] {9, 0, 4});
        assertArrayEquals(new double[] {4.5, 4.5, 4}, new PseudoCounts(PseudoCounts.Source.TALLY, 1).of(plan, classes, Optional.empty()));
        assertArrayEquals(new double[] {9, 1, 4}, new PseudoCounts(PseudoCounts.Source.TALLY, 1).of(plan, classes, tally));
        assertArrayEquals(new double[] {9, 0, 4}, new PseudoCounts(PseudoCounts.Source.STRICT, 1).of(plan, classes, tally));
        assertArrayEquals(new double[] {9, 9, 4}, new PseudoCounts(PseudoCounts.Source.REAL, 1).of(plan, classes, tally));
    }
}
