package tailsplit.gpu;

import java.util.List;

/** What of NVIDIA is in this machine, with its driver. */
public sealed interface Hardware {
    /** GPUs whose driver answers. */
    record Ready(List<Gpu> gpus, String driver) implements Hardware {
        public Ready {
            gpus = List.copyOf(gpus);
        }
    }

    /** GPUs that the system sees, without NVIDIA's driver. */
    record NoDriver(int gpus) implements Hardware {}

    /** The driver's own tool is there and reports a problem. */
    record Broken(String problem) implements Hardware {}

    /** No sign of a GPU of NVIDIA's. */
    record Absent() implements Hardware {}
}
