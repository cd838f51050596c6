package tailsplit.loss;

/**
 * How training compensates for unequal classes, beside the loss.
 *
 * @param beta            of the effective number, 0 to below 1
 * @param deferUntil      share of the epochs that a deferred rule leaves as they are
 * @param samplerAttached whether balanced drawing takes place; the code released with the LDAM paper builds the
 *                        sampler and never uses it
 * @param overSubclasses  whether drawing balances the pseudo-classes instead of the classes
 */
public record Rule(Kind kind, double beta, double deferUntil, boolean samplerAttached, boolean overSubclasses) {
    public enum Kind { NONE, RESAMPLING, REWEIGHTING, DRW, DRS }

    /** Whether the loss is weighted by the inverse effective number in this epoch, counted from 1. */
    public boolean weighs(int epoch, int epochs) {
        return kind == Kind.REWEIGHTING || kind == Kind.DRW && deferred(epoch, epochs);
    }

    /** Whether images are drawn with the inverse effective number as probability in this epoch, counted from 1. */
    public boolean drawsBalanced(int epoch, int epochs) {
        return samplerAttached && (kind == Kind.RESAMPLING || kind == Kind.DRS && deferred(epoch, epochs));
    }

    private boolean deferred(int epoch, int epochs) {
        return epoch > Math.floor(deferUntil * epochs + 0.5);
    }
}
