package tailsplit.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Overrides;
import tailsplit.gpu.ComputeDevice;
import tailsplit.network.Precision;
import tailsplit.run.Provenance;
import tailsplit.training.Devices;

class OtherMachineTest {
    private static final Provenance ON_PROCESSOR = provenance("2.7.1", "cpu", Optional.empty(), 2, "f32");
    private static final Provenance ON_GPU = provenance("2.7.1", "gpu:0", Optional.of("NVIDIA H100"), 2, "f32");

    @Test
    void theSameIsNotSpokenOf() {
        assertEquals(List.of(), OtherMachine.differences(ON_PROCESSOR, ON_PROCESSOR));
        assertEquals(List.of(), OtherMachine.differences(ON_GPU, provenance("2.7.1", "gpu:1", Optional.of("NVIDIA H100"), 2, "f32")));
    }

    @Test
    void whatChangesTheLastDigitsIsSaid() {
        assertEquals(List.of("the run began with the processor and goes on with NVIDIA H100: its last digits may differ"),
                OtherMachine.differences(ON_PROCESSOR, ON_GPU));
        assertEquals(List.of("the run began with NVIDIA H100 and goes on with a GPU: its last digits may differ"),
                OtherMachine.differences(ON_GPU, provenance("2.7.1", "gpu:0", Optional.empty(), 2, "f32")));
        assertEquals(List.of("the run began with libtorch 2.7.1 and goes on with libtorch 2.9.0: its last digits may differ",
                        "the run began with 2 threads and goes on with 1 thread: its last digits may differ"),
                OtherMachine.differences(ON_PROCESSOR, provenance("2.9.0", "cpu", Optional.empty(), 1, "f32")));
    }

    @Test
    void anotherNumberFormatIsSaid() {
        Provenance inBfloat16 = provenance("2.7.1", "cpu", Optional.empty(), 2, "bf16");
        assertEquals(List.of("the run began with bfloat16 and goes on with 32 bits: its last digits may differ"),
                OtherMachine.differences(inBfloat16, ON_PROCESSOR));
        Provenance sinceThen = inBfloat16.withResumed(Instant.EPOCH, "f32");
        assertEquals(List.of(), OtherMachine.differences(sinceThen, ON_PROCESSOR), "said once");
        assertEquals("bf16", sinceThen.precision());
        assertEquals(Optional.of("f32"), sinceThen.laterPrecision());
    }

    @Test
    void aRunGoesOnInTheFormatItHasUnlessTheMachineLacksIt() {
        ComputeDevice processor = new ComputeDevice.Cpu();
        Precision here = Devices.hasBfloat16(processor) ? Precision.BF16 : Precision.F32;
        Provenance inBfloat16 = provenance("2.7.1", "cpu", Optional.empty(), 1, "bf16");
        Provenance since = inBfloat16.withResumed(Instant.EPOCH, "f32");
        assertEquals(here, Recipes.precision(asking("auto"), processor, Optional.of(inBfloat16)));
        assertEquals(Precision.F32, Recipes.precision(asking("auto"), processor, Optional.of(since)), "it does not change back");
        assertEquals(Precision.F32, Recipes.precision(asking("auto"), processor, Optional.of(ON_PROCESSOR)));
        assertEquals(Precision.BF16, Recipes.precision(asking("bf16"), processor, Optional.of(inBfloat16)), "what was asked for stays");
    }

    private static Configuration asking(String precision) {
        return Overrides.apply(Configuration.defaults(), List.of("training.precision=" + precision), Path.of(""));
    }

    private static Provenance provenance(String pytorch, String device, Optional<String> gpu, int threads, String precision) {
        return new Provenance("0.1.0", "25", "0.36.0", pytorch, "Linux", "processor", device, gpu, threads, precision, Optional.empty(), 1,
                "cifar10", "", "", List.of(), Instant.EPOCH, List.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }
}
