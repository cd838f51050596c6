package tailsplit.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EpochPlayerTest {
    private final EpochPlayer player = new EpochPlayer();

    @Test
    void whoLooksAtTheNewestGoesOnToTheNewest() {
        assertEquals(OptionalInt.empty(), player.epoch());
        player.begin(List.of(1, 10));
        assertEquals(OptionalInt.of(10), player.epoch());
        player.update(List.of(1, 10, 20));
        assertEquals(OptionalInt.of(20), player.epoch());
    }

    @Test
    void whoChoseAnEpochStaysThere() {
        player.begin(List.of(1, 10));
        player.positionProperty().set(0);
        player.update(List.of(1, 10, 20));
        assertEquals(OptionalInt.of(1), player.epoch());
    }

    @Test
    void fromTheEndItPlaysFromTheFirstToTheLast() {
        player.begin(List.of(1, 10, 20));
        player.playingProperty().set(true);
        assertEquals(OptionalInt.of(1), player.epoch());
        player.step();
        player.step();
        assertEquals(OptionalInt.of(20), player.epoch());
        assertTrue(player.playingProperty().get());
        player.step();
        assertFalse(player.playingProperty().get());
        assertEquals(OptionalInt.of(20), player.epoch());
    }

    @Test
    void anEpochThatComesWhilePlayingIsPlayedInItsTurn() {
        player.begin(List.of(1, 10));
        player.playingProperty().set(true);
        player.step();
        player.update(List.of(1, 10, 20));
        assertEquals(OptionalInt.of(10), player.epoch());
        player.step();
        assertEquals(OptionalInt.of(20), player.epoch());
    }

    @Test
    void otherEpochsEndThePlay() {
        player.begin(List.of(1, 10, 20));
        player.playingProperty().set(true);
        player.begin(List.of(5));
        assertFalse(player.playingProperty().get());
        assertEquals(OptionalInt.of(5), player.epoch());
    }

    /** Its run was begun again. */
    @Test
    void fewerEpochsLeaveAnEpochThatIsThere() {
        player.begin(List.of(1, 10, 20));
        player.update(List.of(1));
        assertEquals(OptionalInt.of(1), player.epoch());
        player.update(List.of());
        assertEquals(OptionalInt.empty(), player.epoch());
        player.update(List.of(1, 2));
        assertEquals(OptionalInt.of(2), player.epoch());
    }
}
