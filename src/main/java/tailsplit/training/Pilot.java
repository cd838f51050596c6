package tailsplit.training;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tailsplit.gpu.ComputeDevice;
import tailsplit.loss.CrossEntropy;
import tailsplit.loss.Rule;
import tailsplit.loss.RuleKind;
import tailsplit.schedule.LearningRateSchedule;
import tailsplit.schedule.TrainingSchedule;

/**
 * A short training of the baseline with plain cross-entropy, whose features tell what the classes are made of. Nothing of
 * it is written. All of it happens on the calling thread; in a process no other trainer can be at work meanwhile.
 */
public final class Pilot {
    private Pilot() {}

    /**
     * Trains with the recipe's network, images and seed, but without splitting, mixup or rule, on its schedule drawn
     * together to {@code epochs}.
     *
     * @param epochs   at least 1
     * @param device   as {@link Devices#resolve} gives it
     * @param listener hears of each batch; no epoch is reported
     * @return for each class the features {@code [images][size]} of its images in evaluation mode, in the split's order
     */
    public static List<float[][]> features(Recipe recipe, int epochs, ComputeDevice device, TrainingListener listener)
            throws DivergedException, StoppedException {
        Recipe baseline = baseline(recipe, epochs);
        try (NDManager manager = NDManager.newBaseManager(Devices.device(device))) {
            JniUtils.setGradMode(false);
            return byClass(features(manager, baseline, listener), baseline.network().features(), baseline.split().counts());
        }
    }

    private static float[] features(NDManager manager, Recipe recipe, TrainingListener listener)
            throws DivergedException, StoppedException {
        try (Model model = new Model(manager, recipe);
                Evaluator kept = new Evaluator(manager, model, recipe, recipe.dataset().train(), recipe.split().all())) {
            train(manager, model, recipe, listener);
            float[] features = kept.outputs(Optional.empty(), _ -> {}).features();
            for (float value : features) {
                if (!Float.isFinite(value)) {
                    throw new DivergedException("a feature of an image became infinite or not a number");
                }
            }
            return features;
        }
    }

    private static void train(NDManager manager, Model model, Recipe recipe, TrainingListener listener)
            throws DivergedException, StoppedException {
        try (Batches batches = new Batches(manager, recipe, listener);
                Method method = new Baseline(manager, recipe, model, batches)) {
            for (int epoch = 1; epoch <= recipe.schedule().training().epochs(); epoch++) {
                method.train(epoch);
            }
        }
    }

    private static Recipe baseline(Recipe r, int epochs) {
        LearningRateSchedule given = r.schedule().training();
        LearningRateSchedule schedule =
                new LearningRateSchedule(epochs, given.learningRate(), given.warmup(), given.milestones(), given.decay());
        Rule none = new Rule(RuleKind.NONE, r.rule().beta(), r.rule().deferUntil(), Rule.Sampler.RELEASED, Rule.Over.CLASSES);
        return new Recipe(r.dataset(), r.split(), Optional.empty(), new CrossEntropy(), none, r.network(), r.precision(), r.biases(),
                new TrainingSchedule(schedule, Optional.empty()), r.batch(), r.momentum(), r.weightDecay(), r.augmentation(),
                r.normalisation(), 0, r.seed());
    }

    private static List<float[][]> byClass(float[] features, int size, int[] counts) {
        List<float[][]> classes = new ArrayList<>();
        int next = 0;
        for (int count : counts) {
            float[][] rows = new float[count][];
            for (int i = 0; i < count; i++, next += size) {
                rows[i] = Arrays.copyOfRange(features, next, next + size);
            }
            classes.add(rows);
        }
        return classes;
    }
}
