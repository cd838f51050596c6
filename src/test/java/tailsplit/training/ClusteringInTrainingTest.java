package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tailsplit.clustering.AboveMean;
import tailsplit.clustering.Assignment;
import tailsplit.clustering.Clustering;
import tailsplit.clustering.ClusteringState;
import tailsplit.clustering.KMeans;
import tailsplit.clustering.RandomSplit;
import tailsplit.clustering.Rings;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.ImageSet;
import tailsplit.dataset.NpyArray;
import tailsplit.dataset.Npz;
import tailsplit.gpu.ComputeDevice;
import tailsplit.imbalance.LongTailedSplit;
import tailsplit.loss.CrossEntropy;
import tailsplit.loss.Rule;
import tailsplit.loss.RuleKind;
import tailsplit.network.BiasStart;
import tailsplit.network.Networks;
import tailsplit.network.Precision;
import tailsplit.run.CheckpointFiles;
import tailsplit.run.ProjectionCentre;
import tailsplit.run.SubclassRecord;
import tailsplit.schedule.LearningRateSchedule;
import tailsplit.schedule.TrainingSchedule;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.MapperBalance;
import tailsplit.splitting.MapperInput;
import tailsplit.splitting.MapperStart;
import tailsplit.splitting.PseudoCounts;
import tailsplit.splitting.Stages;
import tailsplit.splitting.SubclassPlan;

/** Eight images of a class of two subclasses and four of one that stays whole, in batches of six. */
class ClusteringInTrainingTest {
    private static final int[] LABELS = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1};
    private static final int SIDE = 8;

    @TempDir
    private Path folder;

    /** A clustering that is a file of its own is trained with, and what it says is kept. */
    @Test
    void oneThatTheTrainerDoesNotKnow() throws Exception {
        EpochReport report = train(new AboveMean(3), 1).getLast();
        int[] images = report.subclasses().stream().mapToInt(SubclassRecord::images).toArray();
        assertEquals(8, images[0] + images[1]);
        assertTrue(images[0] > 0 && images[1] > 0, Arrays.toString(images));
        assertEquals(4, images[2]);
        assertTrue(Double.isFinite(report.record().trainLoss()));
        Checkpoint checkpoint = new Checkpoints(new CheckpointFiles(folder)).read(1);
        int[] labels = checkpoint.memory().orElseThrow().pseudoLabels();
        assertEquals(images[1], IntStream.of(labels).filter(label -> label == 1).count());
        assertArrayEquals(new int[] {2, 2, 2, 2}, Arrays.copyOfRange(labels, 8, 12));
        assertEquals(Map.of(), checkpoint.memory().orElseThrow().clustering().arrays());
        assertEquals(List.of(0, 1), report.projection().orElseThrow().centres().stream().map(ProjectionCentre::label).toList());
    }

    static Stream<Clustering> clusterings() {
        return Stream.of(Rings.asPrinted(), new KMeans(Rings.asPrinted().centre()), new RandomSplit(RandomSplit.Redraw.NEVER));
    }

    /** Version 0.1.0 wrote two arrays of every clustering, those without a use full of NaN or zero, and under other names. */
    @ParameterizedTest
    @MethodSource("clusterings")
    void aCheckpointOfVersion010GoesOn(Clustering clustering) throws Exception {
        EpochReport straight = train(clustering, 2).getLast();
        Map<String, float[]> arrays = memory(2).arrays();
        Files.delete(folder.resolve("epoch-2.npz"));
        Files.deleteIfExists(folder.resolve("epoch-1.npz"));
        train(clustering, 1);
        asVersion010Wrote(folder.resolve("epoch-1.npz"));
        EpochReport resumed = train(clustering, 2).getLast();
        assertEquals(straight.record(), resumed.record());
        assertEquals(straight.subclasses(), resumed.subclasses());
        assertEquals(arrays.keySet(), memory(2).arrays().keySet());
        arrays.forEach((name, values) -> assertArrayEquals(values, memory(2).arrays().get(name), name));
    }

    private ClusteringState memory(int epoch) {
        return new Checkpoints(new CheckpointFiles(folder)).read(epoch).memory().orElseThrow().clustering();
    }

    private static void asVersion010Wrote(Path file) throws Exception {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        float[] none = new float[2 * 64];
        Arrays.fill(none, Float.NaN);
        arrays.put("centres", NpyArray.of(none, none.length));
        arrays.put("largest-distances", NpyArray.of(new float[2], 2));
        Npz.read(file).forEach((name, array) -> arrays.put(name.replace("clustering.", ""), array));
        try (var out = Files.newOutputStream(file)) {
            Npz.write(out, arrays);
        }
    }

    private List<EpochReport> train(Clustering clustering, int epochs) throws Exception {
        List<EpochReport> reports = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void batchEnded(int epoch, int batch, int batches, int images, double loss) {}

            @Override
            public void epochEnded(EpochReport report) {
                reports.add(report);
            }

            @Override
            public boolean stopRequested() {
                return false;
            }
        };
        Checkpoints checkpoints = new Checkpoints(new CheckpointFiles(folder));
        try (Trainer trainer = new Trainer(recipe(clustering, epochs), new ComputeDevice.Cpu(), new RetentionPolicy(1, 2, 12, 1, 0),
                checkpoints, checkpoints.resumption(_ -> Optional.empty()).epoch(), listener)) {
            trainer.train();
        }
        return reports;
    }

    private static Recipe recipe(Clustering clustering, int epochs) {
        return recipe(clustering, new Assignment(Assignment.Moment.BATCH, Assignment.Features.POOLED, 1),
                new Mapper.Learned(Stages.BATCH, 4, MapperInput.LOGITS, 1, MapperStart.KAIMING, MapperBalance.NONE, 1), epochs);
    }

    private static Recipe recipe(Clustering clustering, Assignment assignment, Mapper mapper, int epochs) {
        byte[] pixels = new byte[LABELS.length * SIDE * SIDE * 3];
        new Random(1).nextBytes(pixels);
        ImageSet images = new ImageSet(SIDE, SIDE, 3, pixels, LABELS);
        return new Recipe(new Dataset("two", List.of("a", "b"), images, Optional.empty(), images),
                new LongTailedSplit(List.of(IntStream.range(0, 8).toArray(), IntStream.range(8, 12).toArray()), List.of()),
                Optional.of(new Splitting(new SubclassPlan(List.of(2, 1)), clustering, assignment,
                        new PseudoCounts(PseudoCounts.Source.TALLY, 1), mapper, Optional.empty())),
                new CrossEntropy(), new Rule(RuleKind.NONE, 0.9999, 0.8, Rule.Sampler.ATTACHED, Rule.Over.CLASSES),
                Networks.named("resnet8"), Precision.F32, BiasStart.ZERO,
                new TrainingSchedule(new LearningRateSchedule(epochs, 0.05, 0, List.of(), 1), Optional.empty()), 6, 0.9, 2e-4,
                Augmentation.NONE, Normalisation.CIFAR10, 0, 7);
    }
}
