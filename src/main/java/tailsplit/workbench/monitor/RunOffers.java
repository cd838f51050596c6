package tailsplit.workbench.monitor;

import java.util.Optional;
import tailsplit.run.RunState;

/**
 * What can be done with a run as it stands.
 *
 * @param stop        what stopping it is called; empty where there is nothing to stop
 * @param startAfresh forgetting what it has done and training it again
 * @param design      taking its experiment to the designer
 * @param evaluate    scoring its checkpoints
 * @param remove      from the queue; of one that is broken and in no queue, its folder
 */
record RunOffers(boolean pause, boolean resume, Optional<String> stop, boolean startAfresh, boolean design, boolean evaluate,
        boolean remove) {
    static RunOffers of(RunItem item) {
        RunState state = item.state();
        boolean queued = item.queued().isPresent();
        boolean readable = item.summary().problem().isEmpty();
        return new RunOffers(queued && state.isUnderWay() && !isStopping(state), state.isResumable() && readable, stop(item),
                !state.isActive() && !item.isInSlurm() && readable, readable,
                readable && item.summary().status().isPresent(), queued && !state.isActive() || state == RunState.BROKEN);
    }

    private static boolean isStopping(RunState state) {
        return state == RunState.STOPPING || state == RunState.PAUSING;
    }

    private static Optional<String> stop(RunItem item) {
        if (item.isInSlurm()) {
            return Optional.of("Cancel");
        }
        boolean queued = item.queued().isPresent();
        return switch (item.state()) {
            case STARTING, RUNNING, UNRESPONSIVE -> Optional.of("Stop");
            case WAITING, PAUSED -> queued ? Optional.of("Stop") : Optional.empty();
            case STOPPING, PAUSING -> queued ? Optional.of("Stop now") : Optional.empty();
            default -> Optional.empty();
        };
    }
}
