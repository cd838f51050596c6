package tailsplit.worker;

import tailsplit.experiment.Prepared;
import tailsplit.file.InvalidInputException;
import tailsplit.run.Provenance;

/** Images of the user's own may have changed under the same path since a run began. */
final class SameImages {
    private SameImages() {}

    /** @throws InvalidInputException where they have */
    static void require(Provenance before, Prepared now) {
        if (!before.datasetChecksum().equals(now.dataset().checksum()) || !before.splitChecksum().equals(now.split().checksum())) {
            throw new InvalidInputException(
                    "the images have changed since this run began; allowed: the same images, or another name for a new run");
        }
    }
}
