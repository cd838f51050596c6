package tailsplit.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
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
}
