package tailsplit.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tailsplit.Vectors;
import tailsplit.dataset.NpyArray;
import tailsplit.network.BiasStart;
import tailsplit.network.Head;
import tailsplit.random.SplitMix;
import tailsplit.setting.Setting;
import tailsplit.setting.Values;

/** Every loss and its gradients against PyTorch in double precision (src/test/python/losses.py). */
class CriterionTest {
    private static final Map<String, NpyArray> VECTORS = Vectors.read(CriterionTest.class, "losses.npz");
    private static final Map<String, Loss> LOSSES = Map.of(
            "cross-entropy", new CrossEntropy(),
            "focal-1", new Focal(1, Focal.Form.DESCRIBED),
            "focal-2", new Focal(2, Focal.Form.DESCRIBED),
            "focal-released", new Focal(1, Focal.Form.RELEASED),
            "balanced-softmax", new BalancedSoftmax(),
            "logit-adjustment", new LogitAdjustment(1),
            "vector-scaling", new VectorScaling(0.2, 1.2),
            "ldam", new Ldam(0.5, 30));

    @TestFactory
    Stream<DynamicTest> lossesAndGradientsAreThoseOfPyTorch() {
        return vectors().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    @Test
    void everyLossIsChecked() {
        Set<String> withVectors = vectors().map(CriterionTest::loss).collect(Collectors.toSet());
        assertEquals(LOSSES.keySet(), withVectors, "what the vectors are of");
        for (String name : LOSSES.keySet()) {
            assertTrue(vectors().filter(each -> loss(each).equals(name)).anyMatch(each -> each.endsWith(".weighted")), name + ", weighted");
            assertTrue(vectors().filter(each -> loss(each).equals(name)).anyMatch(each -> !each.endsWith(".weighted")), name);
        }
        Set<Class<?>> checked = withVectors.stream().map(name -> LOSSES.get(name).getClass()).collect(Collectors.toSet());
        Values defaults = new Values() {
            @Override
            public <T> T get(Setting<T> setting) {
                return setting.defaultValue();
            }
        };
        Losses.ALL.forEach(kind -> assertTrue(checked.contains(kind.of(defaults).getClass()), kind.key()));
    }

    /** The cases, each a loss with or without weights: {@code focal-1.weighted}. */
    private static Stream<String> vectors() {
        return VECTORS.keySet().stream().filter(name -> name.endsWith(".loss")).map(name -> name.substring(0, name.length() - 5));
    }

    private static String loss(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private static void check(String name) throws InterruptedException {
        Loss loss = LOSSES.get(loss(name));
        double[] counts = VECTORS.get("counts").doubles();
        Optional<double[]> weights = name.endsWith(".weighted")
                ? Optional.of(ClassBalance.weights(counts, 0.9999)) : Optional.empty();
        boolean cosine = loss.cosineScale().isPresent();
        NpyArray given = VECTORS.get(name + (cosine ? ".features" : ".logits"));
        int[] labels = VECTORS.get(name + ".labels").ints();
        try (NDManager manager = NDManager.newBaseManager(); Criterion criterion = new Criterion(manager, loss, counts, weights)) {
            NDArray input = manager.create(given.floats(), new Shape(labels.length, given.size() / labels.length));
            input.setRequiresGradient(true);
            Head head = new Head(manager, new SplitMix(0), OptionalDouble.of(30), BiasStart.ZERO, 64, 10);
            if (cosine) {
                try (NDArray matrix = manager.create(VECTORS.get(name + ".matrix").floats(), new Shape(10, 64))) {
                    head.parameters().getFirst().setRequiresGradient(false);
                    matrix.copyTo(head.parameters().getFirst());
                    head.parameters().getFirst().setRequiresGradient(true);
                }
            }
            NDArray value;
            try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
                NDArray logits = cosine ? head.logits(input) : input;
                value = criterion.of(logits, manager.create(labels).toType(
                        DataType.INT64, false));
                collectGarbage();
                gradients.backward(value);
                if (cosine) {
                    Vectors.assertClose(VECTORS.get(name + ".logits"), logits.toFloatArray(), "logits");
                }
            }
            Vectors.assertClose(VECTORS.get(name + ".loss"), new float[] {value.getFloat()}, "loss");
            Vectors.assertClose(VECTORS.get(name + ".gradient"), input.getGradient().toFloatArray(), "gradient");
            if (cosine) {
                Vectors.assertClose(VECTORS.get(name + ".matrix-gradient"),
                        head.parameters().getFirst().getGradient().toFloatArray(), "gradient of the classifier");
            }
        }
    }

    /** What the backward pass needs must not lie in memory that Java has freed since the forward pass. */
    private static void collectGarbage() throws InterruptedException {
        System.gc();
        TimeUnit.MILLISECONDS.sleep(50);
    }
}
