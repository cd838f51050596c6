package tailsplit.network;

/** The number format of the convolutions. Parameters, normalisation statistics, features and losses are 32-bit always. */
public enum Precision {
    F32,
    BF16,
    /** As {@link #BF16}, but features are averaged in bfloat16 too: runs that version 0.1.0 began go on so. */
    BF16_POOLED;

    /** Whether convolutions compute in bfloat16. */
    public boolean isBfloat16() {
        return this != F32;
    }
}
