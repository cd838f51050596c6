package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.clustering.Clustering;
import tailsplit.clustering.ClusteringState;
import tailsplit.clustering.DynamicClustering;
import tailsplit.clustering.KMeans;
import tailsplit.clustering.RandomSplit;
import tailsplit.clustering.Rings;
import tailsplit.network.TorchScript;
import tailsplit.random.SplitMix;
import tailsplit.splitting.SubclassPlan;

class OperationCountTest {
    @TempDir
    private Path folder;

    @Test
    void aCallWithAnotherOneInsideIsNotCountedNorIsAView() throws IOException {
        Path profile = folder.resolve("profile.json");
        Files.writeString(profile, """
                [{"name": "aten::mm", "ts": 12, "dur": 5, "tid": 1}, {"name": "aten::linear", "ts": 10, "dur": 20, "tid": 1},
                 {"name": "aten::t", "ts": 11, "dur": 1, "tid": 1}, {"name": "aten::relu", "ts": 30, "dur": 2, "tid": 1},
                 {"name": "aten::empty", "ts": 31, "dur": 1, "tid": 1}, {"name": "aten::mm", "ts": 12, "dur": 5, "tid": 2},
                 {"name": "aten::_local_scalar_dense", "ts": 41, "dur": 1, "tid": 1}, {"name": "aten::item", "ts": 40, "dur": 3, "tid": 1},
                 {"name": "SumBackward0", "ts": 5, "dur": 100, "tid": 1}]""");
        OperationCount count = OperationCount.read(profile);
        assertEquals(Map.of("aten::mm", 2L, "aten::relu", 1L, "aten::_local_scalar_dense", 1L), count.calls());
        assertEquals(4, count.computing());
        assertEquals(1, count.waiting());
    }

    /** libtorch itself: two products, a sum, which fills its result first, and a number read inside a script. */
    @Test
    void seesWhatLibtorchDoes() throws Exception {
        try (NDManager manager = NDManager.newBaseManager(); TorchScript script = TorchScript.load("""
                  def half(self: __torch__.Net, x: Tensor) -> Tensor:
                    return torch.mul(x, float(torch.select(x, 0, 0)))
                """)) {
            NDArray matrix = manager.ones(new Shape(3, 3));
            NDArray vector = manager.ones(new Shape(2));
            OperationCount count = OperationCount.of(() -> {
                matrix.matMul(matrix).matMul(matrix.transpose()).sum();
                script.call("half", new NDList(vector), false);
            });
            assertEquals(2, count.calls().get("aten::mm"), count.toString());
            assertEquals(1, count.calls().get("aten::fill_"), count.toString());
            assertEquals(1, count.waiting());
        }
    }

    /** No loop over the classes, and nothing that a GPU would have to be waited for. */
    @Test
    void clusteringAsksNoMoreOfLibtorchForAHundredClassesThanForTen() throws Exception {
        for (Clustering clustering : List.of(Rings.asPrinted(),
                new KMeans(Rings.asPrinted().centre()), new RandomSplit(RandomSplit.Redraw.NEVER))) {
            long ten = count(clustering, 10).computing();
            assertEquals(ten, count(clustering, 100).computing());
            assertEquals(0, count(clustering, 10).waiting());
            assertTrue(ten < 100, clustering + ": " + ten);
        }
    }

    private static OperationCount count(Clustering how, int classes) throws Exception {
        SubclassPlan plan = SubclassPlan.paper(classes).orElseThrow();
        int images = 200;
        try (NDManager manager = NDManager.newBaseManager();
                DynamicClustering clustering = new DynamicClustering(manager, plan, how, 4,
                        ClusteringState.unseen(how, plan, 4, new SplitMix(0)),
                        IntStream.range(0, images).map(i -> plan.offsets()[i % classes]).toArray())) {
            NDArray features = manager.arange(0, images * 4, 1).toType(DataType.FLOAT32, false).reshape(images, 4);
            NDArray labels = Batches.classes(manager, IntStream.range(0, images).map(i -> i % classes).toArray());
            NDArray indices = Batches.classes(manager, IntStream.range(0, images).toArray());
            for (int warmUp = 0; warmUp < 3; warmUp++) {
                clustering.assign(features, labels, indices);
            }
            int[] before = clustering.pseudoLabels();
            OperationCount count = OperationCount.of(() -> clustering.assign(features, labels, indices));
            assertTrue(Arrays.stream(before).allMatch(label -> label >= 0));
            return count;
        }
    }
}
