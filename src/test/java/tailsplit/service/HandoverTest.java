package tailsplit.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Workspace;
import tailsplit.file.ExclusiveLock;
import tailsplit.file.InvalidInputException;

class HandoverTest {
    @TempDir
    private Path folder;

    @Test
    void aQueueThatIsNotHandedOverIsSaidAndTrainedOn() throws Exception {
        Handover handover = new Handover(new Workspace(folder), Duration.ofMillis(300));
        try (ExclusiveLock _ = ExclusiveLock.tryAcquire(folder.resolve(".lock")).orElseThrow()) {
            assertEquals(Optional.empty(), handover.acquire(), "a window holds it");
            handover.offer();
            InvalidInputException refusal = assertThrows(InvalidInputException.class, handover::acquire);
            assertTrue(refusal.getMessage().contains("was not handed over within"), refusal.getMessage());
            assertFalse(handover.isAsked(), "what came too late ends no queue");
        }
        try (ExclusiveLock _ = handover.acquire().orElseThrow()) {
            assertFalse(handover.isAsked());
        }
    }
}
