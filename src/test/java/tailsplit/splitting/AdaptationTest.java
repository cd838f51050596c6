package tailsplit.splitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tailsplit.splitting.PlanChange.Origin;
import tailsplit.splitting.PlanChange.Reason;

class AdaptationTest {
    private static final Adaptation ADAPTATION = new Adaptation(List.of(1), 20);

    /** Five batches; every ring of a class is as wide as the others. */
    private static SubclassTally rings(int[] images, double... widths) {
        return new SubclassTally(images, new double[images.length], Arrays.stream(widths).map(width -> 5 * width).toArray(),
                Arrays.stream(images).map(_ -> 5).toArray());
    }

    private static PlanChange change(List<Integer> plan, SubclassTally tally) {
        return ADAPTATION.change(new SubclassPlan(plan), tally, Optional.empty());
    }

    /**
     * Class 0: the ring of 8 images goes to its smaller neighbour, of 12, which then has enough. Class 1 is wider than the
     * mean, (200 * 1 + 99 * 4) / 299, and has 60 images, so it is halved. Class 2 is as wide but has 39 images.
     */
    @Test
    void starvingRingsJoinTheirNeighbourAndAWideClassIsHalved() {
        PlanChange change = change(List.of(4, 1, 1), rings(new int[] {150, 30, 8, 12, 60, 39}, 1, 1, 1, 1, 4, 4));
        assertEquals(List.of(3, 2, 1), change.plan().subclasses());
        assertEquals(List.of(new Origin(List.of(0), false), new Origin(List.of(1), false), new Origin(List.of(2, 3), false),
                new Origin(List.of(4), true), new Origin(List.of(4), true), new Origin(List.of(5), false)), change.origins());
        assertEquals(List.of(0, 1), change.reasons().stream().map(Reason::label).toList());
        assertEquals("subclass 1 of 1 was wide (4.00, the mean is 1.99) with 60 images: split", change.reasons().getLast().why());
        assertTrue(change.reasons().getFirst().why().startsWith("subclass 3 of 4 had 8 images, fewer than 20: merged with subclass 4 of 4"),
                change.reasons().getFirst().why());
    }

    @Test
    void whatNeitherStarvesNorIsWideStays() {
        PlanChange change = change(List.of(2, 1), rings(new int[] {40, 40, 30}, 2, 2, 2));
        assertTrue(change.isNone());
        assertEquals(List.of(2, 1), change.plan().subclasses());
    }

    @Test
    void aClassKeepsOneSubclassHoweverFewItsImages() {
        assertEquals(List.of(1, 1), change(List.of(3, 1), rings(new int[] {3, 2, 1, 5}, 1, 1, 1, 1)).plan().subclasses());
    }

    /** Centres at 0, 10 and 11; the one in the middle starves and goes to the nearest, though that has more images. */
    @Test
    void theNearestCentreIsTheNeighbourWhereSubclassesHaveCentres() {
        SubclassPlan plan = new SubclassPlan(List.of(3));
        SubclassTally tally = new SubclassTally(new int[] {30, 5, 90}, new double[] {30, 5, 90},
                new double[] {Double.NaN, Double.NaN, Double.NaN}, new int[] {9, 9, 9});
        PlanChange change = ADAPTATION.change(plan, tally, Optional.of(new float[] {0, 0, 10, 0, 11, 0}));
        assertEquals(List.of(new Origin(List.of(0), false), new Origin(List.of(1, 2), false)), change.origins());
    }

    @Test
    void sharesOfTheEpochsAreRoundedAndLeaveAnEpochAfterThem() {
        assertEquals(List.of(2, 4), Adaptation.of(List.of(0.01, 0.2, 0.21, 0.4, 0.99), 10, 20).epochs());
    }
}
