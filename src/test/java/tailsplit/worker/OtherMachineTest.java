package tailsplit.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tailsplit.run.Provenance;

class OtherMachineTest {
    private static final Provenance ON_PROCESSOR = provenance("2.7.1", "cpu", Optional.empty(), 2);
    private static final Provenance ON_GPU = provenance("2.7.1", "gpu:0", Optional.of("NVIDIA H100"), 2);

    @Test
    void theSameIsNotSpokenOf() {
        assertEquals(List.of(), OtherMachine.differences(ON_PROCESSOR, ON_PROCESSOR));
        assertEquals(List.of(), OtherMachine.differences(ON_GPU, provenance("2.7.1", "gpu:1", Optional.of("NVIDIA H100"), 2)));
    }

    @Test
    void whatChangesTheLastDigitsIsSaid() {
        assertEquals(List.of("the run began with the processor and goes on with NVIDIA H100: its last digits may differ"),
                OtherMachine.differences(ON_PROCESSOR, ON_GPU));
        assertEquals(List.of("the run began with NVIDIA H100 and goes on with a GPU: its last digits may differ"),
                OtherMachine.differences(ON_GPU, provenance("2.7.1", "gpu:0", Optional.empty(), 2)));
        assertEquals(List.of("the run began with libtorch 2.7.1 and goes on with libtorch 2.9.0: its last digits may differ",
                        "the run began with 2 threads and goes on with 1 thread: its last digits may differ"),
                OtherMachine.differences(ON_PROCESSOR, provenance("2.9.0", "cpu", Optional.empty(), 1)));
    }

    private static Provenance provenance(String pytorch, String device, Optional<String> gpu, int threads) {
        return new Provenance("0.1.0", "25", "0.36.0", pytorch, "Linux", "processor", device, gpu, threads, "f32", 1, "cifar10", "", "",
                List.of(), Instant.EPOCH, List.of(), Optional.empty(), Optional.empty());
    }
}
