package tailsplit.training;

import java.util.Optional;
import tailsplit.dataset.Dataset;
import tailsplit.imbalance.LongTailedSplit;
import tailsplit.loss.Loss;
import tailsplit.loss.Rule;
import tailsplit.network.BiasStart;
import tailsplit.network.NetworkKind;
import tailsplit.network.Precision;
import tailsplit.schedule.TrainingSchedule;
import tailsplit.splitting.SubclassPlan;

/**
 * Everything that decides a run's numbers, but for device and threads.
 *
 * @param splitting   empty for the baseline
 * @param biases      where those of classifier and label mapper begin
 * @param batch       images in a batch; the last batch of an epoch may be smaller
 * @param momentum    of stochastic gradient descent
 * @param weightDecay on every parameter, but for re-training
 * @param mixup       alpha of the mixing of images, 0 for none; without splitting only
 */
public record Recipe(
        Dataset dataset,
        LongTailedSplit split,
        Optional<Splitting> splitting,
        Loss loss,
        Rule rule,
        NetworkKind network,
        Precision precision,
        BiasStart biases,
        TrainingSchedule schedule,
        int batch,
        double momentum,
        double weightDecay,
        Augmentation augmentation,
        Normalisation normalisation,
        double mixup,
        long seed) {
    /** The same with another plan of subclasses. */
    Recipe with(SubclassPlan plan) {
        return new Recipe(dataset, split, splitting.map(each -> each.with(plan)), loss, rule, network, precision, biases, schedule, batch,
                momentum, weightDecay, augmentation, normalisation, mixup, seed);
    }
}
