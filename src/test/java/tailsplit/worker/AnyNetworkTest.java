package tailsplit.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Overrides;
import tailsplit.experiment.Prepared;
import tailsplit.gpu.ComputeDevice;
import tailsplit.network.Precision;
import tailsplit.network.TwoConvolutions;
import tailsplit.run.CheckpointFiles;
import tailsplit.splitting.PlanChange;
import tailsplit.training.Checkpoints;
import tailsplit.training.EpochReport;
import tailsplit.training.Pilot;
import tailsplit.training.Recipe;
import tailsplit.training.RetentionPolicy;
import tailsplit.training.StoppedException;
import tailsplit.training.Trainer;
import tailsplit.training.TrainingListener;
import tailsplit.training.TrainingResult;

/** A network of another kind and with another number of features than a ResNet goes through everything that training does. */
class AnyNetworkTest {
    private static final int IMAGES = 100;

    @TempDir
    private Path folder;

    /** Its loss falls below that of a classifier that knows how frequent each class is and sees no image. */
    @Test
    void theBaselineLearns() throws Exception {
        Epochs epochs = new Epochs(2);
        Recipe recipe = recipe("splitting.method=none", "training.epochs=2");
        TrainingResult result = train("whole", recipe, epochs);
        double all = IntStream.of(recipe.split().counts()).sum();
        double entropy = -IntStream.of(recipe.split().counts()).mapToDouble(count -> count / all * Math.log(count / all)).sum();
        double loss = epochs.done.getLast().record().trainLoss();
        assertTrue(loss < entropy, "loss %f, entropy %f".formatted(loss, entropy));
        assertEquals(2, result.last().epoch());
        assertEquals(IMAGES * TwoConvolutions.KIND.features(),
                epochs.done.getLast().projection().orElseThrow().features().orElseThrow().length);
    }

    /** Subclasses are merged and split after the first epoch; the interrupted run goes on from its checkpoint of the second. */
    @Test
    void adaptedSubclassesGoOnFromACheckpointAsWithoutIt() throws Exception {
        Recipe recipe = recipe("splitting.method=cws", "splitting.subclasses=auto:adaptive", "splitting.size=200",
                "splitting.clustering=k-means", "splitting.mapper=learned", "splitting.adaptAt=[0.34]", "training.epochs=3");
        Epochs whole = new Epochs(3);
        TrainingResult expected = train("whole", recipe, whole);
        assertTrue(whole.changes > 0, "no subclass was merged or split");
        assertThrows(StoppedException.class, () -> train("interrupted", recipe, new Epochs(2)));
        Epochs rest = new Epochs(3);
        TrainingResult found = train("interrupted", recipe, rest);
        assertEquals(1, rest.done.size());
        assertArrayEquals(expected.last().images().probabilities(), found.last().images().probabilities());
    }

    @Test
    void aPilotGivesItsFeatures() throws Exception {
        Recipe recipe = recipe("splitting.method=none");
        List<float[][]> features = Pilot.features(recipe, 1, new ComputeDevice.Cpu(), new Epochs(1));
        int[] counts = recipe.split().counts();
        for (int c = 0; c < counts.length; c++) {
            assertEquals(counts[c], features.get(c).length);
            assertEquals(TwoConvolutions.KIND.features(), features.get(c)[0].length);
        }
    }

    private TrainingResult train(String name, Recipe recipe, TrainingListener listener) throws Exception {
        Path checkpoints = Files.createDirectories(folder.resolve(name));
        Checkpoints kept = new Checkpoints(new CheckpointFiles(checkpoints));
        try (Trainer trainer = new Trainer(recipe, new ComputeDevice.Cpu(), new RetentionPolicy(1, 1, IMAGES, 1, 1), kept,
                kept.resumption(_ -> Optional.empty()).epoch(), listener)) {
            return trainer.train();
        }
    }

    private Recipe recipe(String... settings) {
        Configuration configuration = Overrides.apply(Configuration.defaults(), Stream.concat(Stream.of("dataset.name=shapes10",
                "imbalance.factor=0.1", "training.batch=32"), Stream.of(settings)).toList(), folder);
        Recipe r = Recipes.recipe(Prepared.of(configuration, folder), Precision.F32);
        return new Recipe(r.dataset(), r.split(), r.splitting(), r.loss(), r.rule(), TwoConvolutions.KIND, r.precision(), r.biases(),
                r.schedule(), r.batch(), r.momentum(), r.weightDecay(), r.augmentation(), r.normalisation(), r.mixup(), r.seed());
    }

    /** Stops when some are done. */
    private static final class Epochs implements TrainingListener {
        private final int last;
        private final List<EpochReport> done = new ArrayList<>();
        private int epoch;
        private int changes;

        Epochs(int last) {
            this.last = last;
        }

        @Override
        public void batchEnded(int epoch, int batch, int batches, int images, double loss) {}

        @Override
        public void subclassesChanged(int first, List<PlanChange.Reason> reasons) {
            changes += reasons.size();
        }

        @Override
        public void epochEnded(EpochReport report) {
            done.add(report);
            epoch = report.record().epoch();
        }

        @Override
        public boolean stopRequested() {
            return epoch >= last;
        }
    }
}
