package tailsplit.network;

/** The number format of the convolutions. Parameters, normalisation statistics and losses are 32-bit always. */
public enum Precision {
    F32, BF16
}
