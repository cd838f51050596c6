package tailsplit.training;

import java.util.Arrays;
import tailsplit.run.Scores;

/** Mean loss and accuracy over the batches of an epoch, each image counting the same. */
final class Meter {
    private double loss;
    private int correct;
    private int images;

    /**
     * @param meanLoss of the batch
     * @param scores   {@code [batch, classes]}, row after row
     * @param labels   {@code [batch]}
     */
    void add(double meanLoss, float[] scores, int[] labels) {
        addLoss(meanLoss, labels.length);
        int classes = scores.length / labels.length;
        for (int i = 0; i < labels.length; i++) {
            float[] row = Arrays.copyOfRange(scores, i * classes, (i + 1) * classes);
            correct += Scores.argMax(row) == labels[i] ? 1 : 0;
        }
    }

    void addLoss(double meanLoss, int batch) {
        loss += meanLoss * batch;
        images += batch;
    }

    double loss() {
        return loss / images;
    }

    double accuracy() {
        return (double) correct / images;
    }
}
