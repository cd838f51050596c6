package tailsplit.training;

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
            int best = 0;
            for (int c = 1; c < classes; c++) {
                if (scores[i * classes + c] > scores[i * classes + best]) {
                    best = c;
                }
            }
            correct += best == labels[i] ? 1 : 0;
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
