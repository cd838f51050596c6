package tailsplit.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A share of the torture: the rest takes hours. */
class TortureTest {
    @Test
    void noTraceNoHangNoSilentDifference(@TempDir Path folder) throws Exception {
        Torture torture = new Torture(folder);
        torture.runShare();
        assertEquals(Map.of(), torture.faults());
        assertTrue(torture.table().contains("| configurations | changed configurations | 50 |"), torture.table());
    }
}
