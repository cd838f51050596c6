package tailsplit.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Logger;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;

/** The queue on disk, queue.json of a workspace. */
record QueueFile(Path path) {
    private static final Logger LOG = Logger.getLogger(QueueFile.class.getName());

    void write(Queue queue) {
        Json.write(path, queue);
    }

    /** What cannot be read is put aside, so that the workspace opens: its runs are all there. */
    Queue read() {
        try {
            return Json.read(path, Queue.class).orElse(Queue.EMPTY);
        } catch (InvalidInputException e) {
            Path aside = path.resolveSibling("queue-unreadable.json");
            LOG.warning("the queue could not be read and was put aside as %s: %s".formatted(aside, e.getMessage()));
            try {
                Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException unmovable) {
                LOG.warning("nor could it be put aside: " + FileProblem.reason(unmovable));
            }
            return Queue.EMPTY;
        }
    }
}
