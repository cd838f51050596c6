package tailsplit.imbalance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tailsplit.file.InvalidInputException;
import tailsplit.imbalance.ValidationCut.Order;
import tailsplit.imbalance.ValidationCut.PerClass;
import tailsplit.imbalance.ValidationCut.Share;

class ValidationCutTest {
    private static final int[] LABELS = IntStream.range(0, 5000).map(i -> (i * 7 + i / 10) % 10).toArray();
    /** Of 10, 5 and 1 images. */
    private static final int[] UNEVEN = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2};

    /** Against NumPy itself (src/test/python/validation.py). */
    @ParameterizedTest
    @CsvFileSource(resources = "validation.csv", numLinesToSkip = 1)
    void cutsTheImagesThatNumpyCuts(String order, double factor, double amount, long seed, String trainCounts, String validationCounts,
            String train, String validation) throws NoSuchAlgorithmException {
        ValidationCut cut = new ValidationCut(amount < 1 ? new Share(amount) : new PerClass((int) amount),
                Order.valueOf(order.toUpperCase(Locale.ROOT)), seed);
        LongTailedSplit split = LongTailedSplit.draw(LABELS, 10, new Profile.Exponential(factor), OptionalInt.empty(), 3, Optional.of(cut));
        assertEquals(trainCounts, spaced(split.counts()));
        assertEquals(validationCounts, spaced(split.validationCounts()));
        assertEquals(train, sha256(split.all()));
        assertEquals(validation, sha256(split.allValidation().orElseThrow()));
        int[] both = IntStream.concat(Arrays.stream(split.all()), Arrays.stream(split.allValidation().orElseThrow())).toArray();
        assertEquals(both.length, Arrays.stream(both).distinct().count(), "an image in both parts");
    }

    @Test
    void beforeTheImbalanceTheProfileTakesFromWhatIsLeft() {
        LongTailedSplit split = natural(new PerClass(4), Order.BEFORE, new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1}, 2);
        assertArrayEquals(new int[] {2, 1}, split.counts());
        assertArrayEquals(new int[] {4, 4}, split.validationCounts());
    }

    @Test
    void afterTheImbalanceTheOtherImagesStayOut() {
        Optional<ValidationCut> cut = Optional.of(new ValidationCut(new Share(0.25), Order.AFTER, 9));
        LongTailedSplit whole = LongTailedSplit.draw(LABELS, 10, new Profile.Step(0.1), OptionalInt.empty(), 5);
        LongTailedSplit split = LongTailedSplit.draw(LABELS, 10, new Profile.Step(0.1), OptionalInt.empty(), 5, cut);
        for (int c = 0; c < 10; c++) {
            int[] both = IntStream.concat(Arrays.stream(split.positions().get(c)), Arrays.stream(split.validation().get(c)))
                    .sorted().toArray();
            assertArrayEquals(Arrays.stream(whole.positions().get(c)).sorted().toArray(), both);
        }
        assertArrayEquals(new int[] {125, 125, 125, 125, 125, 13, 13, 13, 13, 13}, split.validationCounts());
    }

    @Test
    void aShareLeavesEveryClassAnImageToTrainOn() {
        LongTailedSplit most = natural(new Share(0.99), Order.BEFORE, UNEVEN, 3);
        assertArrayEquals(new int[] {1, 1, 1}, most.counts());
        assertArrayEquals(new int[] {9, 4, 0}, most.validationCounts());
        assertEquals(List.of("No validation image: 1 of 3 classes, with a single training image each."), most.notices());
        assertArrayEquals(new int[] {1, 1, 0}, natural(new Share(0.01), Order.BEFORE, UNEVEN, 3).validationCounts());
    }

    @Test
    void aNumberThatAClassDoesNotHaveIsRefused() {
        String refused = assertThrows(InvalidInputException.class, () -> natural(new PerClass(5), Order.BEFORE, UNEVEN, 3)).getMessage();
        assertEquals("dataset.validationPerClass: found 5, but class 1 has 5 training images; allowed here: 0 to 4, "
                + "which leaves one to train on, or dataset.validationShare", refused);
    }

    @Test
    void withoutACutNothingChanges() {
        LongTailedSplit before = LongTailedSplit.draw(LABELS, 10, new Profile.Exponential(0.1), OptionalInt.empty(), 3);
        LongTailedSplit now = LongTailedSplit.draw(LABELS, 10, new Profile.Exponential(0.1), OptionalInt.empty(), 3, Optional.empty());
        assertEquals(before.checksum(), now.checksum());
        assertEquals(before.csv(), now.csv());
        assertTrue(now.csv().startsWith("class,position\n"), now::csv);
        assertTrue(now.allValidation().isEmpty());
    }

    @Test
    void theRecordsTellThePartsApart() {
        LongTailedSplit one = natural(new Share(0.5), Order.BEFORE, UNEVEN, 3);
        assertEquals("class,position,part", one.csv().lines().findFirst().orElseThrow());
        assertEquals(8, one.csv().lines().filter(line -> line.endsWith(",train")).count());
        assertEquals(8, one.csv().lines().filter(line -> line.endsWith(",validation")).count());
        LongTailedSplit same = new LongTailedSplit(one.positions(), List.of());
        assertNotEquals(same.checksum(), one.checksum());
    }

    private static LongTailedSplit natural(ValidationCut.Amount amount, Order order, int[] labels, int classes) {
        return LongTailedSplit.draw(labels, classes, new Profile.Natural(), OptionalInt.empty(), 0,
                Optional.of(new ValidationCut(amount, order, 0)));
    }

    private static String spaced(int[] counts) {
        return Arrays.stream(counts).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String sha256(int[] positions) throws NoSuchAlgorithmException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * positions.length);
        bytes.asIntBuffer().put(positions);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    }
}
