package tailsplit.clustering;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tailsplit.Twins;

/** The TorchScript of this package against its twins in PyTorch. */
class ScriptTest {
    @TestFactory
    Stream<DynamicTest> computesWhatPyTorchDoes() {
        return new Twins("clustering").compared(ScriptTest::text, 1e-6, 1e-6);
    }

    private static String text(String script, List<String> switches) {
        return switch (script) {
            case "Distance" -> constant(Distance.class, switches.getFirst()).code();
            case "DynamicClustering" -> DynamicClustering.code(new RandomSplit(RandomSplit.Redraw.NEVER));
            case "RandomSplit" -> DynamicClustering.code(new RandomSplit(constant(RandomSplit.Redraw.class, switches.getFirst())));
            case "KMeans" -> DynamicClustering.code(new KMeans(centre(switches)));
            case "Rings" -> DynamicClustering.code(new Rings(centre(switches), constant(Rings.Widths.class, switches.get(2)),
                    constant(Rings.Scarce.class, switches.get(3))));
            default -> throw new IllegalArgumentException(script);
        };
    }

    private static MovingCentre centre(List<String> switches) {
        return new MovingCentre(Double.parseDouble(switches.get(0)), MovingCentre.Average.CURRENT,
                constant(Distance.class, switches.get(1)));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
