package tailsplit.imbalance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountFiguresTest {
    @Test
    void aCaseByHand() {
        CountFigures figures = CountFigures.of(new int[] {200, 100, 10, 90});
        assertEquals(400, figures.total());
        assertEquals(0.05, figures.factor(), 1e-12);
        assertEquals(1, figures.many());
        assertEquals(2, figures.medium());
        assertEquals(1, figures.few());
        // Mean absolute difference over twice the mean: (2 * (80+90+190+10+110+100) / 16) / (2 * 100)
        assertEquals(2 * 580.0 / 16 / 200, figures.gini(), 1e-12);
    }

    @Test
    void equalCountsHaveNoInequality() {
        assertEquals(0, CountFigures.of(new int[] {7, 7, 7}).gini(), 1e-12);
    }
}
