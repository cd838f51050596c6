package tailsplit.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgramTest {
    @AfterEach
    void forget() {
        Program.began();
    }

    @Test
    void aWorkerLearnsTheCommandLineAsItWasTyped() {
        Map<String, String> environment = new HashMap<>();
        Program.began("run", "my file.yaml", "--set", "name=a\nb", "");
        Program.tell(environment);
        assertEquals(List.of("tailsplit", "run", "my file.yaml", "--set", "name=a\nb", ""), Program.typed(environment));
    }

    @Test
    void aWorkerThatNoCommandLedToHasNone() {
        assertEquals(List.of(), Program.typed(Map.of()));
    }

    @Test
    void digitsAreThoseOfFilesWhateverTheLanguageOfTheSystem() {
        Locale systems = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals("\u0663", "%d".formatted(3), "the language has digits of its own");
            Program.speakEnglish();
            assertEquals("3 0.5", "%d %.1f".formatted(3, 0.5));
        } finally {
            Locale.setDefault(systems);
        }
    }
}
