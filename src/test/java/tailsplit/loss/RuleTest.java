package tailsplit.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RuleTest {
    private static Rule of(Rule.Kind kind) {
        return new Rule(kind, 0.9999, 0.8, true, false);
    }

    @Test
    void deferredRulesSetInAfterEightTenthsOfTheEpochs() {
        assertFalse(of(Rule.Kind.DRW).weighs(160, 200));
        assertTrue(of(Rule.Kind.DRW).weighs(161, 200));
        assertFalse(of(Rule.Kind.DRS).drawsBalanced(160, 200));
        assertTrue(of(Rule.Kind.DRS).drawsBalanced(161, 200));
        assertFalse(of(Rule.Kind.DRS).weighs(161, 200));
    }

    @Test
    void undeferredRulesHoldFromTheFirstEpoch() {
        assertTrue(of(Rule.Kind.REWEIGHTING).weighs(1, 200));
        assertTrue(of(Rule.Kind.RESAMPLING).drawsBalanced(1, 200));
        assertFalse(new Rule(Rule.Kind.RESAMPLING, 0.9999, 0.8, false, false).drawsBalanced(1, 200));
        assertFalse(of(Rule.Kind.NONE).weighs(200, 200));
    }

    /** By hand: (1 - 0.9) / (1 - 0.9^1) = 1, (1 - 0.9) / (1 - 0.9^2) = 1 / 1.9; scaled to sum to 2. */
    @Test
    void weightsAreInverseEffectiveNumbers() {
        double[] weights = ClassBalance.weights(new double[] {1, 2}, 0.9);
        assertEquals(2 * 1.9 / 2.9, weights[0], 1e-12);
        assertEquals(2 / 2.9, weights[1], 1e-12);
    }
}
