package tailsplit.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tailsplit.random.SplitMix;

class CropTest {
    @Test
    void aPaddedCropShiftsByUpToThePadding() {
        Set<Crop.Frame> seen = new HashSet<>();
        SplitMix random = new SplitMix(3);
        for (int i = 0; i < 500; i++) {
            seen.add(new Crop.Padded(1).draw(random, 5, 7));
        }
        assertEquals(9, seen.size());
        assertTrue(seen.contains(new Crop.Frame(-1, 1, 5, 7)));
    }

    /** Rounding to whole pixels lets sides of 64 leave the bounds by a little. */
    @Test
    void aResizedCropLiesWithinAndHasTheAreaAndRatioThatAreAllowed() {
        SplitMix random = new SplitMix(5);
        double areas = 0;
        for (int i = 0; i < 20_000; i++) {
            Crop.Frame frame = new Crop.Resized(0.08).draw(random, 64, 64);
            double area = frame.height() * frame.width() / 4096.0;
            double ratio = (double) frame.width() / frame.height();
            assertTrue(frame.top() >= 0 && frame.left() >= 0 && frame.top() + frame.height() <= 64 && frame.left() + frame.width() <= 64);
            assertTrue(area > 0.075 && area <= 1 && ratio > 0.71 && ratio < 1.4, frame.toString());
            areas += area;
        }
        // the mean of 400,000 draws by the same rule in Python
        assertEquals(0.4842, areas / 20_000, 0.006);
    }

    /** None of the whole area but a square fits, so the largest part of an allowed ratio is taken, from the middle. */
    @Test
    void whereNoCropFitsTheMiddleIsTaken() {
        assertEquals(new Crop.Frame(0, 0, 64, 64), new Crop.Resized(1).draw(new SplitMix(7), 64, 64));
        assertEquals(new Crop.Frame(0, 23, 64, 85), new Crop.Resized(1).draw(new SplitMix(7), 64, 131));
        assertEquals(new Crop.Frame(23, 0, 85, 64), new Crop.Resized(1).draw(new SplitMix(7), 131, 64));
    }
}
