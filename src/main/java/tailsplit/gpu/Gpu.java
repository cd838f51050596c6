package tailsplit.gpu;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * A GPU of NVIDIA's in this machine.
 *
 * @param mebibytes its memory, where the driver tells it
 */
public record Gpu(String name, OptionalLong mebibytes) {
    /** For example {@code NVIDIA GeForce RTX 4090, 24.0 GiB}. */
    public String text() {
        return mebibytes.isPresent() ? String.format(Locale.ROOT, "%s, %.1f GiB", name, mebibytes.getAsLong() / 1024.0) : name;
    }
}
