package tailsplit.experiment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tailsplit.run.Standing;

/**
 * Where runs of a workspace are trained: by this machine or by a cluster. What changes something returns at once; what it
 * gives completes when the change is made, or with an {@link tailsplit.file.InvalidInputException} where it is not possible.
 */
public interface TrainingBackend {
    /** As its user reads it, within a sentence: {@code this machine}. */
    String label();

    /** Why nothing can be trained there from here, a sentence; empty where it can. */
    Optional<String> missing();

    /**
     * Has runs trained. One that was begun goes on, one that is under way there already is left alone.
     *
     * @param name    of the ablation, or of the run where it is a single one
     * @param threads of a run that leaves them open and has never been started; 0 for as many as the backend gives
     */
    CompletableFuture<Void> submit(String name, List<RunRequest> runs, int threads);

    /**
     * How a run that it was given stands.
     *
     * @param folder as the run's folder tells
     * @return empty for any other run
     */
    Optional<Standing> standing(String run, Standing folder);

    /** Stops what is trained and takes back what waits; checkpoints stay. Others of the runs are left alone. */
    CompletableFuture<Void> stop(Collection<String> runs);

    /** Lets runs go on from their last checkpoints. */
    CompletableFuture<Void> resume(Collection<String> runs);
}
