package tailsplit.training;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tailsplit.Twins;

/** The TorchScript of this package against its twins in PyTorch. */
class ScriptTest {
    @TestFactory
    Stream<DynamicTest> computesWhatPyTorchDoes() {
        return new Twins("training").compared((script, _) -> switch (script) {
            case "DeviceImages" -> DeviceImages.CODE;
            case "GroupScores" -> GroupScores.CODE;
            case "Meter" -> Meter.CODE;
            case "SplitWatch" -> SplitWatch.CODE;
            default -> throw new IllegalArgumentException(script);
        }, 1e-6, 1e-6);
    }
}
