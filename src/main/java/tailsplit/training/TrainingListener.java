package tailsplit.training;

import java.io.IOException;

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

    /** Asked before each batch. */
    boolean stopRequested();
}
