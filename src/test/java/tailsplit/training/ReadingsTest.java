package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import tailsplit.clustering.Assignment;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.ImageSet;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Overrides;
import tailsplit.experiment.Schedules;
import tailsplit.experiment.Settings;
import tailsplit.gpu.ComputeDevice;
import tailsplit.imbalance.LongTailedSplit;
import tailsplit.loss.Rule;
import tailsplit.network.Precision;
import tailsplit.run.CheckpointFiles;
import tailsplit.run.SplitRecord;
import tailsplit.run.SubclassRecord;
import tailsplit.splitting.PseudoCounts;
import tailsplit.splitting.SubclassPlan;

/** What the readings of the paper's words do in training: 80 images of a class of two subclasses, 40 of one that stays whole. */
class ReadingsTest {
    private static final int SIDE = 8;
    private static final int[] LABELS = IntStream.range(0, 120).map(i -> i < 80 ? 0 : 1).toArray();

    @TempDir
    private Path folder;

    static Stream<String> readings() {
        return Stream.of("splitting.assign=epoch", "splitting.assign=epoch splitting.rings=quantile", "splitting.features=normalised",
                "splitting.features=pseudo-logits", "splitting.distance=squared", "splitting.clustering=random splitting.redraw=batch",
                "splitting.freezeFrom=0.5", "splitting.assign=epoch splitting.freezeFrom=0.5 splitting.clustering=k-means",
                "splitting.mapper=group-max", "splitting.mapper=group-mean", "splitting.mapperInput=softmax",
                "splitting.mapperInput=log-softmax", "splitting.mapperInput=standardised", "splitting.mapperInput=pseudo-label",
                "splitting.mapperInput=pseudo-label splitting.stages=epoch", "splitting.mapperRate=0.1",
                "splitting.mapperStart=centred", "splitting.mapperStart=centred splitting.stages=epoch",
                "splitting.mapperBalance=weights", "splitting.mapperBalance=draws splitting.stages=epoch",
                "splitting.stages=after splitting.mapperEpochs=2 splitting.mapperBalance=draws",
                "loss.name=ldam splitting.counts=first-epoch", "loss.name=ldam splitting.counts=even", "network.biases=uniform");
    }

    /** Stopped after two epochs and resumed, a run comes to the numbers of one that was not; and each reading is one of its own. */
    @ParameterizedTest
    @MethodSource("readings")
    void goesOnToTheSameNumbers(String reading) throws Exception {
        List<EpochReport> plain = train("plain", 4, "loss.name=ldam".equals(reading.split(" ")[0]) ? "loss.name=ldam" : "");
        List<EpochReport> straight = train("straight", 4, reading);
        assertThrows(StoppedException.class, () -> train("resumed", 2, 4, reading));
        EpochReport resumed = train("resumed", 4, reading).getLast();
        assertEquals(straight.getLast().record(), resumed.record());
        assertEquals(straight.getLast().subclasses(), resumed.subclasses());
        assertNotEquals(plain.stream().map(EpochReport::record).toList(), straight.stream().map(EpochReport::record).toList());
    }

    /** Rings around the centre of the whole class, by the features that the epoch before came to. */
    @Test
    void labelsOfAnEpochAreGivenAtOnce() throws Exception {
        train("epoch", 2, "splitting.assign=epoch");
        Checkpoint before = checkpoint("epoch", 1);
        Checkpoint after = checkpoint("epoch", 2);
        float[] features = outputs(before).features();
        float[] old = before.memory().orElseThrow().clustering().centres().orElseThrow();
        double[] distances = new double[80];
        double[] centre = new double[64];
        for (int f = 0; f < 64; f++) {
            int at = f;
            centre[f] = 0.99 * IntStream.range(0, 80).mapToDouble(i -> features[i * 64 + at]).average().orElseThrow() + 0.01 * old[f];
        }
        for (int i = 0; i < 80; i++) {
            for (int f = 0; f < 64; f++) {
                distances[i] += Math.pow(features[i * 64 + f] - centre[f], 2);
            }
            distances[i] = Math.sqrt(distances[i]);
        }
        double width = Arrays.stream(distances).max().orElseThrow() / 2;
        int[] expected = Arrays.stream(distances).mapToInt(d -> (int) Math.clamp(Math.ceil(d / width) - 1, 0, 1)).toArray();
        int[] labels = after.memory().orElseThrow().pseudoLabels();
        assertArrayEquals(expected, Arrays.copyOf(labels, 80));
        assertTrue(IntStream.of(expected).distinct().count() == 2, "one ring alone would be found by anything");
    }

    @Test
    void frozenLabelsStay() throws Exception {
        for (String clustering : List.of("rings", "random splitting.redraw=batch")) {
            train(clustering, 6, "splitting.freezeFrom=0.5 splitting.clustering=" + clustering);
            int[] third = labels(clustering, 3);
            assertFalse(Arrays.equals(labels(clustering, 2), third), clustering);
            assertArrayEquals(third, labels(clustering, 6), clustering);
        }
    }

    /** Redrawn labels fall evenly, change from batch to batch and depend on the seed. */
    @Test
    void labelsAreRedrawn() throws Exception {
        List<EpochReport> reports = train("one", 10, "splitting.clustering=random splitting.redraw=batch");
        int first = reports.stream().flatMap(report -> report.subclasses().stream()).filter(record -> record.subclass() == 0
                && record.label() == 0).mapToInt(SubclassRecord::images).sum();
        assertEquals(400, first, 60); // of 800, three standard deviations are 42
        int changed = (int) IntStream.range(0, 80).filter(i -> labels("one", 9)[i] != labels("one", 10)[i]).count();
        assertEquals(40, changed, 15);
        train("two", 10, "splitting.clustering=random splitting.redraw=batch training.seed=8");
        assertFalse(Arrays.equals(labels("one", 10), labels("two", 10)));
    }

    /** In its epochs the backbone stays as it is; before them the group sum decides. */
    @Test
    void aMapperTrainedAfterwardsLeavesTheBackbone() throws Exception {
        List<EpochReport> reports = train("after", 3, "splitting.stages=after splitting.mapperEpochs=2");
        assertEquals(5, reports.size());
        Map<String, float[]> before = checkpoint("after", 3).arrays();
        Map<String, float[]> after = checkpoint("after", 5).arrays();
        for (Map.Entry<String, float[]> array : before.entrySet()) {
            assertEquals(!array.getKey().startsWith("mapper"), Arrays.equals(array.getValue(), after.get(array.getKey())), array.getKey());
        }
        for (EpochReport report : reports) {
            boolean maps = report.record().epoch() > 3;
            assertEquals(maps, Double.isNaN(report.record().trainLoss()));
            assertEquals(!maps, Double.isNaN(report.record().mapperLoss()));
            assertEquals(maps ? 0 : 3, report.subclasses().size());
            assertTrue(maps || report.record().testAccuracy() == report.record().groupSumAccuracy());
        }
    }

    /** Trained on pseudo-labels, at test a mapper decides as the largest pseudo-logit does, once it has learned its classes. */
    @Test
    void aMapperOfPseudoLabelsIsTheGroupMaximum() throws Exception {
        for (EpochReport report : train("label", 8, "splitting.mapperInput=pseudo-label splitting.stages=epoch").subList(6, 8)) {
            assertEquals(report.record().groupMaxAccuracy(), report.record().mapperAccuracy());
        }
    }

    /** Counts of what was drawn swing further from epoch to epoch; counts of images do not. */
    @Test
    void resampledSubclassesComeEquallyOften() throws Exception {
        for (EpochReport report : train("resampled", 40, "rule.name=resampling rule.resampleOver=subclasses splitting.clustering=random")) {
            for (SubclassRecord record : report.subclasses()) {
                assertEquals(40, record.images(), 22, () -> "epoch " + report.record().epoch() + " " + report.subclasses());
            }
        }
    }

    /** Recomputed from the pseudo-labels that checkpoints keep and from the logits of the test images. */
    @Test
    void whatBecameOfTheSplitIsRecorded() throws Exception {
        List<EpochReport> reports = train("split", 3, "");
        SplitRecord split = reports.get(2).splits().getFirst();
        assertTrue(Double.isNaN(reports.getFirst().splits().getFirst().changed()));
        int[] before = labels("split", 2);
        int[] after = labels("split", 3);
        assertEquals(IntStream.range(0, 80).filter(i -> before[i] != after[i]).count() / 80.0, split.changed(), 1e-12);
        double inner = IntStream.range(0, 80).filter(i -> after[i] == 0).count() / 80.0;
        assertEquals(Math.max(inner, 1 - inner), split.largestShare(), 1e-12);
        assertEquals(-inner * Math.log(inner) - (1 - inner) * Math.log(1 - inner), split.entropy(), 1e-12);
        assertEquals(Math.log(2), split.planShift(), 1e-12);
        float[] logits = outputs(checkpoint("split", 3)).logits();
        double shift = IntStream.range(0, 80)
                .mapToDouble(i -> Math.log1p(Math.exp(-Math.abs(logits[3 * i] - logits[3 * i + 1])))).average().orElseThrow();
        assertEquals(shift, split.shift(), 1e-6);
        assertEquals(0, reports.get(2).splits().get(1).shift(), 1e-12);
        assertEquals(1, reports.get(2).splits().get(1).predicted());
        assertTrue(split.predicted() > 0 && split.predicted() <= 1);
        double dead = reports.get(2).record().deadUnits();
        assertTrue(dead >= 0 && dead < 64, () -> dead + " of 64");
        assertTrue(Double.isNaN(train("sum", 1, "splitting.mapper=group-sum").getFirst().record().deadUnits()));
    }

    @Test
    void countsByHand() {
        SubclassPlan plan = new SubclassPlan(List.of(2, 1));
        Optional<int[]> tally = Optional.of(new int[] {79, 1, 40});
        assertArrayEquals(new double[] {79, 1, 40}, counts(PseudoCounts.Source.TALLY, 1, plan, tally));
        assertArrayEquals(new double[] {79, 10, 40}, counts(PseudoCounts.Source.TALLY, 10, plan, tally));
        assertArrayEquals(new double[] {79, 10, 40}, counts(PseudoCounts.Source.FIRST_EPOCH, 10, plan, tally));
        assertArrayEquals(new double[] {40, 40, 40}, counts(PseudoCounts.Source.EVEN, 1, plan, tally));
        assertArrayEquals(new double[] {1.6, 0.4}, Criteria.inverse(new double[] {10, 40}), 1e-12);
    }

    private static double[] counts(PseudoCounts.Source source, int floor, SubclassPlan plan, Optional<int[]> tally) {
        return new PseudoCounts(source, floor).of(plan, new int[] {80, 40}, tally);
    }

    private int[] labels(String run, int epoch) {
        return checkpoint(run, epoch).memory().orElseThrow().pseudoLabels();
    }

    private Checkpoint checkpoint(String run, int epoch) {
        return new Checkpoints(new CheckpointFiles(folder.resolve(run))).read(epoch);
    }

    /** Of the images in evaluation mode, by the weights of a checkpoint. */
    private Outputs outputs(Checkpoint checkpoint) {
        Recipe recipe = recipe(1, "");
        try (NDManager manager = NDManager.newBaseManager(); Model model = new Model(manager, recipe)) {
            Tensors.restore(model.arrays(), checkpoint.arrays());
            try (Evaluator evaluator = Evaluator.ofAll(manager, model, recipe, recipe.dataset().train())) {
                return evaluator.outputs(Optional.empty(), _ -> {});
            }
        }
    }

    private List<EpochReport> train(String run, int epochs, String settings) throws Exception {
        return train(run, Integer.MAX_VALUE, epochs, settings);
    }

    /** @param stop after so many epochs of this call */
    private List<EpochReport> train(String run, int stop, int epochs, String settings) throws Exception {
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
                return reports.size() >= stop;
            }
        };
        Checkpoints checkpoints = new Checkpoints(new CheckpointFiles(Files.createDirectories(folder.resolve(run))));
        try (Trainer trainer = new Trainer(recipe(epochs, settings), new ComputeDevice.Cpu(), new RetentionPolicy(1, 10, 0, 1, 0),
                checkpoints, checkpoints.resumption(_ -> Optional.empty()).epoch(), listener)) {
            trainer.train();
        }
        return reports;
    }

    private static Recipe recipe(int epochs, String settings) {
        byte[] pixels = new byte[LABELS.length * SIDE * SIDE * 3];
        Random random = new Random(1);
        for (int i = 0; i < pixels.length; i++) {
            int image = i / (SIDE * SIDE * 3);
            pixels[i] = (byte) random.nextInt(16 + image * 37 % 120 * 2); // some images are dark, and some bright
        }
        ImageSet images = new ImageSet(SIDE, SIDE, 3, pixels, LABELS);
        String all = "splitting.method=cws network.name=resnet8 training.learningRate=0.05 training.epochs=%d %s"
                .formatted(epochs, settings);
        Configuration c = Overrides.apply(Configuration.defaults(), List.of(all.strip().split(" ")), Path.of(""));
        c.check();
        Splitting splitting = new Splitting(new SubclassPlan(List.of(2, 1)), c.get(Settings.SPLITTING_CLUSTERING).of(c), Assignment.of(c),
                PseudoCounts.of(c), c.get(Settings.SPLITTING_MAPPER).of(c), Optional.empty());
        return new Recipe(new Dataset("two", List.of("a", "b"), images, Optional.empty(), images),
                new LongTailedSplit(List.of(IntStream.range(0, 80).toArray(), IntStream.range(80, 120).toArray()), List.of()),
                Optional.of(splitting), c.get(Settings.LOSS_NAME).of(c), Rule.of(c.get(Settings.RULE_NAME), c),
                c.get(Settings.NETWORK_NAME), Precision.F32, c.get(Settings.NETWORK_BIASES), Schedules.of(c), 24, 0.9, 2e-4,
                Augmentation.NONE, Normalisation.CIFAR10, 0, c.get(Settings.TRAINING_SEED));
    }
}
