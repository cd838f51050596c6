package tailsplit.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks for a trained network's scores, without training.
 *
 * @param epoch  whose checkpoint is kept
 * @param arrays where labels, features, logits and weights are written to, as a NumPy {@code .npz} file
 */
public record EvaluationRequest(int epoch, Part part, List<Adjustment> adjustments, Optional<Path> arrays) {
    private static final String PARTING = ";";

    /** Of a data set. */
    public enum Part {
        TEST,
        VALIDATION,
        /** The images that the run trained on. */
        TRAIN;

        /** As in files and on the command line: {@code test}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public EvaluationRequest {
        adjustments = List.copyOf(adjustments);
    }

    /** For another process, which reads them with {@link #of}. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(epoch), part.name(),
                adjustments.stream().map(Adjustment::text).collect(Collectors.joining(PARTING))));
        arrays.ifPresent(file -> arguments.add(file.toString()));
        return arguments;
    }

    public static EvaluationRequest of(List<String> arguments) {
        return new EvaluationRequest(Integer.parseInt(arguments.get(0)), Part.valueOf(arguments.get(1)),
                Stream.of(arguments.get(2).split(PARTING)).map(Adjustment::of).toList(),
                arguments.stream().skip(3).findFirst().map(Path::of));
    }
}
