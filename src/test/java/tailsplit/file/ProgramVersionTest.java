package tailsplit.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramVersionTest {
    @ParameterizedTest
    @CsvSource({"0.1.0, 0.2.0, true", "0.9, 0.10, true", "1.0, 1.0.1, true", "1.0-SNAPSHOT, 1.0, false", "0.2.0, 0.1.9, false",
            "not packaged, 9.9, false", "1.0, not packaged, false", "1.0, 99999999999999.0, false"})
    void versionsAreOrderedByTheirNumbers(String one, String other, boolean before) {
        assertEquals(before, ProgramVersion.isBefore(one, other));
    }
}
