package tailsplit.splitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tailsplit.random.SplitMix;

class ClassChoiceTest {
    @Test
    void balancedByHand() {
        List<ClassChoice> choices = BalancedSubclasses.choose(new int[] {500, 260, 149, 1}, 100);
        assertEquals(List.of(5, 3, 1, 1), choices.stream().map(ClassChoice::subclasses).toList());
        assertEquals("500 images are 5 subclasses of about 100", choices.get(0).reason());
        assertEquals("260 images are 3 subclasses of about 87", choices.get(1).reason());
        assertEquals("149 images are nearest to one subclass of 100", choices.get(2).reason());
        assertEquals("1 image is nearest to one subclass of 100", choices.get(3).reason());
    }

    @Test
    void withoutASizeTheLargestClassHasFive() {
        assertEquals(List.of(5, 3, 1, 1), BalancedSubclasses.choose(new int[] {5000, 2997, 1077, 50}, 0).stream()
                .map(ClassChoice::subclasses).toList());
        assertEquals(1, BalancedSubclasses.fifthOfLargest(new int[] {2, 1}));
    }

    @Test
    void asManyModesAsTheFeaturesHave() {
        Modes modes = new Modes(20, 0);
        for (int truth = 1; truth <= 5; truth++) {
            ClassChoice choice = modes.choose(features(truth, 60 * truth, 7), 0);
            assertEquals(truth, choice.subclasses(), choice.reason());
            double chosen = choice.curve().get(truth - 1).value();
            assertTrue(choice.curve().stream().allMatch(score -> score.value() >= chosen));
        }
    }

    @Test
    void theSameSeedChoosesTheSame() {
        float[][] features = features(3, 150, 8);
        assertEquals(new Modes(20, 5).choose(features, 2), new Modes(20, 5).choose(features, 2));
    }

    @Test
    void noSubclassIsSmallerThanItMayBe() {
        float[][] features = features(3, 90, 9);
        assertEquals(3, new Modes(30, 0).choose(features, 0).subclasses());
        ClassChoice fewer = new Modes(31, 0).choose(features, 0);
        assertEquals(2, fewer.curve().size());
        assertTrue(fewer.subclasses() < 3, fewer.reason());
    }

    /** 100, 100 and 10 images in three modes: the third may not be a subclass of its own. */
    @Test
    void saysWhatWouldHaveBeenBetter() {
        float[][] three = features(3, 300, 10);
        float[][] features = new float[210][];
        for (int i = 0, next = 0; i < three.length; i++) {
            if (i % 3 < 2 || i < 30) {
                features[next++] = three[i];
            }
        }
        ClassChoice choice = new Modes(20, 0).choose(features, 0);
        assertEquals(2, choice.subclasses(), choice.reason());
        assertFalse(choice.curve().get(2).feasible());
        assertTrue(choice.reason().matches("BIC is lowest at 3 modes \\(-?[\\d,]+\\), but one of them has fewer than "
                + "20 images; without such it is lowest at 2 modes \\(-?[\\d,]+\\)"), choice.reason());
        assertEquals(3, new Modes(10, 0).choose(features, 0).subclasses());
    }

    @Test
    void fewImagesAreOneSubclass() {
        ClassChoice choice = new Modes(20, 0).choose(features(2, 39, 1), 0);
        assertEquals(new ClassChoice(1, "39 images are too few for two subclasses of at least 20", List.of()), choice);
    }

    @Test
    void imagesAllAlikeAreOneSubclass() {
        assertEquals(1, new Modes(20, 0).choose(new float[100][64], 0).subclasses());
    }

    /** Means of 16 numbers not below zero, about one of {@code modes} places in 64 dimensions, image after image. */
    private static float[][] features(int modes, int images, long seed) {
        SplitMix random = new SplitMix(seed);
        double[][] places = new double[modes][64];
        for (double[] place : places) {
            for (int f = 0; f < place.length; f++) {
                place[f] = random.nextDouble() < 0.5 ? 0 : 2 * random.nextDouble();
            }
        }
        float[][] features = new float[images][64];
        for (int i = 0; i < images; i++) {
            double common = random.nextGaussian();
            for (int f = 0; f < 64; f++) {
                double mean = 0;
                for (int s = 0; s < 16; s++) {
                    mean += Math.max(0, places[i % modes][f] + 0.3 * common + random.nextGaussian()) / 16;
                }
                features[i][f] = (float) mean;
            }
        }
        return features;
    }
}
