package tailsplit.random;

/**
 * SplitMix64 (Steele, Lea and Flood, 2014): the generator of everything that is drawn in training and in the embedded
 * sample. Written out here because the JDK fixes neither its own algorithms nor their Gaussians between releases, and
 * a run must give the same digits on every Java.
 */
public final class SplitMix {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SplitMix(long seed) {
        state = seed;
    }

    /**
     * A stream of its own for every combination of the given numbers, for example (seed, purpose, epoch, batch): what
     * is drawn in one epoch can be drawn again without knowing the epochs before it.
     */
    public static SplitMix of(long... key) {
        long state = 0;
        for (long part : key) {
            state = mix(state + GOLDEN_GAMMA + part) + GOLDEN_GAMMA * part;
        }
        return new SplitMix(mix(state));
    }

    public long nextLong() {
        return mix(state += GOLDEN_GAMMA);
    }

    /** A whole number from 0 to bound - 1, without bias. */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound " + bound);
        }
        while (true) {
            long bits = nextLong() >>> 33;
            long value = bits % bound;
            if (bits - value + (bound - 1) < 1L << 31) {
                return (int) value;
            }
        }
    }

    /** A number in [0, 1), in steps of 2^-53. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** A standard normal number (Box and Muller, one of the pair). */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    /** Shuffles in place (Fisher and Yates). */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
