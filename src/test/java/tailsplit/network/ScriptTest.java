package tailsplit.network;

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
        return new Twins("network").compared(ScriptTest::text, 1e-5, 0.05);
    }

    private static String text(String script, List<String> switches) {
        return switch (script) {
            case "Peak" -> Peak.CODE;
            case "ResNet" -> ResNet.code((Integer.parseInt(switches.get(0)) - 2) / 6, Integer.parseInt(switches.get(1)),
                    Precision.valueOf(switches.get(2).toUpperCase(Locale.ROOT)));
            case "Sgd" -> Sgd.CODE;
            default -> throw new IllegalArgumentException(script);
        };
    }
}
