package tailsplit.gpu;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is asked to compute, or computes. */
public sealed interface ComputeDevice {
    Pattern GPU = Pattern.compile("gpu:(0|[1-9][0-9]?)");

    /** As in files and on the command line: {@code auto}, {@code cpu}, {@code gpu:0}. */
    @JsonValue
    String text();

    /** The first usable GPU, else the processor. */
    record Auto() implements ComputeDevice {
        @Override
        public String text() {
            return "auto";
        }
    }

    /** The processor. */
    record Cpu() implements ComputeDevice {
        @Override
        public String text() {
            return "cpu";
        }
    }

    /** @param number counted from 0 */
    record NumberedGpu(int number) implements ComputeDevice {
        @Override
        public String text() {
            return "gpu:" + number;
        }
    }

    /** Empty where the text names none. */
    static Optional<ComputeDevice> parse(String text) {
        Matcher gpu = GPU.matcher(text);
        return switch (text) {
            case "auto" -> Optional.of(new Auto());
            case "cpu" -> Optional.of(new Cpu());
            default -> gpu.matches() ? Optional.of(new NumberedGpu(Integer.parseInt(gpu.group(1)))) : Optional.empty();
        };
    }

    /** @throws IllegalArgumentException where the text names none */
    @JsonCreator
    static ComputeDevice of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** Whether it is a GPU. */
    default boolean isGpu() {
        return this instanceof NumberedGpu;
    }
}
