package tailsplit.workbench.monitor;

import java.util.Optional;
import tailsplit.service.Phase;

/**
 * What can be done with a run as it stands.
 *
 * @param stop        what stopping it is called; empty where there is nothing to stop
 * @param startAfresh forgetting what it has done and training it again
 * @param design      taking its experiment to the designer
 * @param evaluate    scoring its checkpoints
 * @param remove      from the queue
 */
record RunOffers(boolean pause, boolean resume, Optional<String> stop, boolean startAfresh, boolean design, boolean evaluate,
        boolean remove) {
    static RunOffers of(RunItem item) {
        Phase phase = item.phase();
        boolean queued = item.queued().isPresent();
        boolean readable = item.summary().problem().isEmpty();
        return new RunOffers(queued && (phase == Phase.RUNNING || phase == Phase.WAITING), phase.isResumable() && readable, stop(item),
                !phase.isActive() && !item.isInSlurm() && readable, readable,
                readable && item.summary().status().isPresent(), queued && !phase.isActive());
    }

    private static Optional<String> stop(RunItem item) {
        if (item.isInSlurm()) {
            return Optional.of("Cancel");
        }
        boolean queued = item.queued().isPresent();
        return switch (item.phase()) {
            case RUNNING -> Optional.of("Stop");
            case WAITING, PAUSED -> queued ? Optional.of("Stop") : Optional.empty();
            case STOPPING, PAUSING -> queued ? Optional.of("Stop now") : Optional.empty();
            default -> Optional.empty();
        };
    }
}
