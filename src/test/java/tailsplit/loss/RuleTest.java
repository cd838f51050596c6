package tailsplit.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RuleTest {
    private static Rule of(RuleKind kind) {
        return new Rule(kind, 0.9999, 0.8, Rule.Sampler.ATTACHED, Rule.Over.CLASSES);
    }

    @Test
    void deferredRulesSetInAfterEightTenthsOfTheEpochs() {
        assertFalse(of(RuleKind.DRW).weighs(160, 200));
        assertTrue(of(RuleKind.DRW).weighs(161, 200));
        assertFalse(of(RuleKind.DRS).drawsBalanced(160, 200));
        assertTrue(of(RuleKind.DRS).drawsBalanced(161, 200));
        assertFalse(of(RuleKind.DRS).weighs(161, 200));
    }

    @Test
    void undeferredRulesHoldFromTheFirstEpoch() {
        assertTrue(of(RuleKind.REWEIGHTING).weighs(1, 200));
        assertTrue(of(RuleKind.RESAMPLING).drawsBalanced(1, 200));
        assertFalse(new Rule(RuleKind.RESAMPLING, 0.9999, 0.8, Rule.Sampler.RELEASED, Rule.Over.CLASSES).drawsBalanced(1, 200));
        assertFalse(of(RuleKind.NONE).weighs(200, 200));
    }

    /** By hand: (1 - 0.9) / (1 - 0.9^1) = 1, (1 - 0.9) / (1 - 0.9^2) = 1 / 1.9; scaled to sum to 2. */
    @Test
    void weightsAreInverseEffectiveNumbers() {
        double[] weights = ClassBalance.weights(new double[] {1, 2}, 0.9);
        assertEquals(2 * 1.9 / 2.9, weights[0], 1e-12);
        assertEquals(2 / 2.9, weights[1], 1e-12);
    }
}
