package tailsplit.random;

/**
 * NumPy's legacy generator as {@code numpy.random.seed(seed)} followed by {@code numpy.random.shuffle} uses it: the
 * 32-bit Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), seeded by its {@code init_genrand}. Long-tailed
 * splits are drawn with it so that they hold the same images as those of the field's published code.
 */
public final class NumpyRandom {
    /** The largest seed that NumPy takes: seeds are unsigned 32-bit integers. */
    public static final long MAX_SEED = 0xFFFF_FFFFL;

    private static final int SIZE = 624;
    private static final int SHIFT = 397;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    /** @param seed from 0 to {@link #MAX_SEED} */
    public NumpyRandom(long seed) {
        if (seed < 0 || seed > MAX_SEED) {
            throw new IllegalArgumentException("seed " + seed + ", allowed 0 to " + MAX_SEED);
        }
        state[0] = (int) seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** Shuffles in place as {@code numpy.random.shuffle} does a one-dimensional array. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = interval(i);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    /** A whole number from 0 to max, both included, by rejection under the smallest mask that covers max. */
    private int interval(int max) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(max);
        while (true) {
            int value = nextInt() & mask;
            if (value <= max) {
                return value;
            }
        }
    }

    private int nextInt() {
        if (next == SIZE) {
            refill();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >>> 18);
    }

    private void refill() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7FFFFFFF);
            state[i] = state[(i + SHIFT) % SIZE] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908B0DF);
        }
        next = 0;
    }
}
