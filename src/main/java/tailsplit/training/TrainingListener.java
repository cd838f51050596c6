package tailsplit.training;

import java.io.IOException;
import java.util.List;
import tailsplit.splitting.PlanChange;

/** Hears of training as it goes; called on the training thread. */
public interface TrainingListener {
    /**
     * @param batch   done in this epoch, counted from 1
     * @param batches of this epoch
     * @param images  in the batch
     * @param loss    of the batch; NaN on a GPU, where reading it would wait
     */
    void batchEnded(int epoch, int batch, int batches, int images, double loss);

    /** Called before the epoch's checkpoint is written. */
    void epochEnded(EpochReport report) throws IOException;

    /**
     * Called where subclasses were merged or split, before the first epoch with the new ones.
     *
     * @param epoch the first with them
     */
    default void subclassesChanged(int epoch, List<PlanChange.Reason> changes) {}

    /** Asked before each batch. */
    boolean stopRequested();
}
