package tailsplit.setting;

/** A share of the epochs, as settings give it, in whole epochs. */
public final class EpochShare {
    private EpochShare() {}

    /**
     * Rounded to the nearest, halves up.
     *
     * @param share from 0 to 1
     */
    public static int rounded(double share, int epochs) {
        return (int) Math.floor(share * epochs + 0.5);
    }
}
