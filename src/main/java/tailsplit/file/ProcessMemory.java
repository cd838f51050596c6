package tailsplit.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much main memory this process holds. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final String PEAK = "VmHWM:";

    private ProcessMemory() {}

    /** In bytes; NaN where the system does not say. */
    public static double resident() {
        return read(RESIDENT);
    }

    /** The most that it has ever held, in bytes; NaN where the system does not say. */
    public static double peak() {
        return read(PEAK);
    }

    private static double read(String line) {
        if (!Files.exists(STATUS)) {
            return Double.NaN;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(each -> each.startsWith(line)).findFirst()
                    .map(each -> 1024 * Double.parseDouble(each.replaceAll("\\D", ""))).orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
