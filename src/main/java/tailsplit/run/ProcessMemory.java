package tailsplit.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much main memory this process holds. */
final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private ProcessMemory() {}

    /** In bytes; NaN where the system does not say. */
    static double resident() {
        if (!Files.exists(STATUS)) {
            return Double.NaN;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT)).findFirst()
                    .map(line -> 1024 * Double.parseDouble(line.replaceAll("\\D", ""))).orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
