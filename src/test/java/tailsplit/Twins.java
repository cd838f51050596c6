package tailsplit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tailsplit.dataset.NpyArray;
import tailsplit.network.TorchScript;

/**
 * Calls TorchScript as its twins in PyTorch were called by {@code src/test/python/scripts.py}, and compares what comes back and
 * what becomes of the arguments.
 */
public final class Twins {
    private static final Pattern CALL = Pattern.compile("((\\w+) (\\w+) \\d+ \\((.*)\\))\\.result\\.0");

    private final Map<String, NpyArray> vectors;

    /** Gives the TorchScript of a class and its switches, as the vectors name them. */
    public interface Scripts {
        String text(String script, List<String> switches);
    }

    /** @param room whose scripts are meant, such as network */
    public Twins(String room) {
        vectors = Vectors.read(Twins.class, "/tailsplit/%s/twins.npz".formatted(room));
    }

    /** The names of the room's classes whose twins were called. */
    public List<String> scripts() {
        return calls().map(call -> call.group(2)).distinct().sorted().toList();
    }

    /**
     * @param tolerance   how far a number may be off, relative to it where it is above 1
     * @param tolerance16 where a switch is bf16
     */
    public Stream<DynamicTest> compared(Scripts scripts, double tolerance, double tolerance16) {
        return calls().map(call -> DynamicTest.dynamicTest(call.group(1), () -> {
            String text = scripts.text(call.group(2), List.of(call.group(4).split(" ")));
            compare(call.group(1), call.group(3), text, call.group(1).contains("bf16") ? tolerance16 : tolerance);
        }));
    }

    private Stream<MatchResult> calls() {
        return vectors.keySet().stream().map(CALL::matcher).filter(Matcher::matches).map(Matcher::toMatchResult);
    }

    private void compare(String call, String method, String text, double tolerance) {
        try (NDManager manager = NDManager.newBaseManager(); TorchScript script = TorchScript.load(text)) {
            Map<String, NDArray> arguments = new LinkedHashMap<>();
            int position = 0;
            while (add(manager, arguments, call, String.valueOf(position), "argument" + position)) {
                position++;
            }
            NDList results = script.call(method, new NDList(List.copyOf(arguments.values())), false);
            for (int i = 0; i < results.size(); i++) {
                assertSame(vectors.get(call + ".result." + i), results.get(i), tolerance, "result " + i);
            }
            assertTrue(!vectors.containsKey(call + ".result." + results.size()), "a result too few");
            arguments.forEach((place, array) -> assertSame(vectors.getOrDefault(call + ".after." + place,
                    vectors.get(call + ".argument." + place)), array, tolerance, "argument " + place + " afterwards"));
        }
    }

    /**
     * A tensor, or the tensors of a list.
     *
     * @return whether there is one
     */
    private boolean add(NDManager manager, Map<String, NDArray> arguments, String call, String place, String name) {
        NpyArray value = vectors.get(call + ".argument." + place);
        if (value == null) {
            int i = 0;
            while (!place.contains(".") && add(manager, arguments, call, place + "." + i, name + "[]")) {
                i++;
            }
            return i > 0;
        }
        NDArray array = array(manager, value);
        array.setName(name);
        arguments.put(place, array);
        return true;
    }

    private static NDArray array(NDManager manager, NpyArray value) {
        Shape shape = new Shape(Arrays.stream(value.shape()).asLongStream().toArray());
        return switch (value.type()) {
            case "u1" -> manager.create(ByteBuffer.wrap(value.data()), shape, DataType.UINT8);
            case "i8" -> manager.create(LongStream.range(0, value.size()).map(i -> (long) value.get((int) i)).toArray(), shape);
            case "f4" -> manager.create(value.floats(), shape);
            case "f8" -> manager.create(value.doubles(), shape);
            default -> throw new IllegalStateException(value.type());
        };
    }

    private static void assertSame(NpyArray expected, NDArray found, double tolerance, String what) {
        assertEquals(Arrays.toString(expected.shape()), Arrays.toString(found.getShape().getShape()), what);
        double[] values = found.toType(DataType.FLOAT64, false).toDoubleArray();
        for (int i : IntStream.range(0, values.length).toArray()) {
            double number = expected.get(i);
            double allowed = expected.isWhole() || !Double.isFinite(number) ? 0 : tolerance * Math.max(1, Math.abs(number));
            assertEquals(number, values[i], allowed, () -> what + ", number " + i);
        }
    }
}
