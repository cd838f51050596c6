package tailsplit.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tailsplit.Twins;
import tailsplit.splitting.Clustering;
import tailsplit.splitting.Clustering.Distance;
import tailsplit.splitting.Clustering.MovingCentre;

/** The TorchScript of this package against its twins in PyTorch. */
class ScriptTest {
    @TestFactory
    Stream<DynamicTest> computesWhatPyTorchDoes() {
        return new Twins("training").compared(ScriptTest::text, 1e-6, 1e-6);
    }

    private static String text(String script, List<String> switches) {
        return switch (script) {
            case "DeviceImages" -> DeviceImages.CODE;
            case "DistanceScript" -> DistanceScript.code(constant(Distance.class, switches.getFirst()));
            case "DynamicClustering", "RandomScript" -> DynamicClustering.code(new Clustering.RandomSplit());
            case "KMeansScript" -> DynamicClustering.code(new Clustering.KMeans(centre(switches)));
            case "Meter" -> Meter.CODE;
            case "RingScript" -> DynamicClustering.code(new Clustering.Rings(centre(switches),
                    constant(Clustering.Widths.class, switches.get(2)), constant(Clustering.Scarce.class, switches.get(3))));
            default -> throw new IllegalArgumentException(script);
        };
    }

    private static MovingCentre centre(List<String> switches) {
        return new MovingCentre(Double.parseDouble(switches.get(0)), Clustering.Average.CURRENT, constant(Distance.class, switches.get(1)));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
