package tailsplit.imbalance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tailsplit.file.InvalidInputException;

class LongTailedSplitTest {
    /** The totals that the field's papers use. */
    @ParameterizedTest
    @CsvSource({
        "10, 5000, 0.1, 20431", "10, 5000, 0.05, 17023", "10, 5000, 0.02, 13996", "10, 5000, 0.01, 12406",
        "100, 500, 0.1, 19573", "100, 500, 0.05, 15907", "100, 500, 0.02, 12608", "100, 500, 0.01, 10847"
    })
    void exponentialTotalsAreThePublishedOnes(int classes, int each, double factor, int total) {
        assertEquals(total, split(new Profile.Exponential(factor), classes, each, 0).all().length);
    }

    @Test
    void exponentialCountsOfCifar10() {
        assertArrayEquals(new int[] {5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50},
                split(new Profile.Exponential(0.01), 10, 5000, 0).counts());
    }

    @Test
    void stepKeepsTheFirstHalfWhole() {
        assertArrayEquals(new int[] {500, 500, 5, 5, 5}, split(new Profile.Step(0.01), 5, 500, 0).counts());
    }

    @Test
    void theMaximumScalesTheCurve() {
        int[] counts = LongTailedSplit.draw(labels(3, 50), 3, new Profile.Exponential(0.25), OptionalInt.of(16), 0).counts();
        assertArrayEquals(new int[] {16, 8, 4}, counts);
    }

    @Test
    void aClassThatIsTooSmallGivesAllItHasWithANotice() {
        int[] labels = IntStream.concat(IntStream.generate(() -> 0).limit(100),
                IntStream.concat(IntStream.of(1, 1, 1), IntStream.generate(() -> 2).limit(50))).toArray();
        LongTailedSplit split =
                LongTailedSplit.draw(labels, 3, new Profile.Exponential(0.1), OptionalInt.empty(), 0);
        assertArrayEquals(new int[] {100, 3, 10}, split.counts());
        assertTrue(split.notices().getFirst().contains("1 (3 of 31)"), split.notices()::toString);
    }

    @Test
    void customCountsAreExactOrRefused() {
        assertArrayEquals(new int[] {1, 7, 3}, split(new Profile.Custom(List.of(1, 7, 3)), 3, 7, 0).counts());
        assertTrue(refusal(new Profile.Custom(List.of(1, 8, 3)), 3, 7).contains("found 8 for class 1; allowed: 1 to 7"));
        assertTrue(refusal(new Profile.Custom(List.of(1, 7)), 3, 7).contains("found 2 counts; allowed: 3"));
    }

    @Test
    void aClassWithoutAnyImageIsRefused() {
        assertTrue(refusal(new Profile.Exponential(0.001), 10, 500).contains("class 9 would keep no image"));
    }

    @Test
    void everyImageIsOfItsClassAndThereOnce() {
        int[] labels = labels(4, 30);
        LongTailedSplit split = LongTailedSplit.draw(labels, 4, new Profile.Exponential(0.1), OptionalInt.empty(), 3);
        for (int c = 0; c < 4; c++) {
            int expected = c;
            assertTrue(Arrays.stream(split.positions().get(c)).allMatch(position -> labels[position] == expected));
        }
        assertEquals(split.all().length, Arrays.stream(split.all()).distinct().count());
    }

    private static LongTailedSplit split(Profile profile, int classes, int each, long seed) {
        return LongTailedSplit.draw(labels(classes, each), classes, profile, OptionalInt.empty(), seed);
    }

    private static String refusal(Profile profile, int classes, int each) {
        return assertThrows(InvalidInputException.class, () -> split(profile, classes, each, 0)).getMessage();
    }

    private static int[] labels(int classes, int each) {
        return IntStream.range(0, classes * each).map(i -> i % classes).toArray();
    }
}
