package tailsplit.gpu;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Computes on every GPU with a libtorch, in a process of its own: what goes wrong there stays there. */
@FunctionalInterface
public interface SelfTest {
    /** @throws CancellationException where it was cancelled */
    Result of(Libtorch libtorch, BooleanSupplier cancelled) throws IOException, InterruptedException;

    /**
     * What came of it.
     *
     * @param folder  that the libraries were really loaded from
     * @param gpus    each with its problem, in the order of NVIDIA's driver
     * @param problem why nothing could be tried
     */
    record Result(String folder, String version, List<OnGpu> gpus, Optional<String> problem) {
        public Result {
            gpus = List.copyOf(gpus);
        }

        public static Result failed(String problem) {
            return new Result("", "", List.of(), Optional.of(problem));
        }

        /** The numbers of those that computed rightly. */
        public List<Integer> good() {
            return gpus.stream().filter(gpu -> gpu.problem().isEmpty()).map(OnGpu::number).toList();
        }

        /** Why there is none; one line. */
        public String reason() {
            return problem.or(() -> gpus.stream().findFirst().flatMap(OnGpu::problem)).orElse("it finds no GPU that it can compute on");
        }
    }

    /** @param problem empty where the GPU computed what the processor did */
    record OnGpu(int number, long bytes, Optional<String> problem) {}
}
