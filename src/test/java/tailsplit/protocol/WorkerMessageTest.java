package tailsplit.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerMessageTest {
    @Test
    void aMessageIsReadAsItWasTold() {
        for (WorkerMessage message : new WorkerMessage[] {new WorkerMessage.Progress(1 / 3.0),
                new WorkerMessage.Refused("loss.name: found \"x\"; allowed: focal"), new WorkerMessage.Failed("progress 0.5")}) {
            assertEquals(Optional.of(message), WorkerMessage.of(message.line()));
        }
    }

    @Test
    void aMessageIsALine() {
        assertEquals("failed the disk is full at /tmp", new WorkerMessage.Failed("the disk is full\n  at /tmp\r\n").line());
        assertEquals("failed null", new WorkerMessage.Failed(null).line());
    }

    @Test
    void whatALibraryPrintsIsNoMessage() {
        for (String line : new String[] {"", " ", "progress", "progress half", "Progress 0.5", "[main] INFO loaded"}) {
            assertEquals(Optional.empty(), WorkerMessage.of(line), line);
        }
    }
}
