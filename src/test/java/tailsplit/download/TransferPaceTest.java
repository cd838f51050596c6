package tailsplit.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TransferPaceTest {
    @Test
    void thePaceTellsWhatIsLeft() {
        AtomicLong nanos = new AtomicLong();
        TransferPace pace = new TransferPace(nanos::get);
        assertTrue(pace.secondsLeft("a", 500, OptionalLong.of(1500)).isEmpty());
        nanos.set(10_000_000_000L);
        assertEquals(OptionalLong.of(40), pace.secondsLeft("a", 700, OptionalLong.of(1500)), "200 bytes in 10 seconds, 800 are left");
        assertTrue(pace.secondsLeft("a", 700, OptionalLong.empty()).isEmpty());
        assertTrue(pace.secondsLeft("b", 1000, OptionalLong.of(1500)).isEmpty(), "another file begins anew");
    }
}
