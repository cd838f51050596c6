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
 * @param mapper settings of a label mapper that is trained anew for it, {@code key=value} each; none for the run's own
 * @param arrays where labels, features, logits and weights are written to, as a NumPy {@code .npz} file
 */
public record EvaluationRequest(int epoch, Part part, List<Adjustment> adjustments, List<String> mapper, Optional<Path> arrays) {
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
        mapper = List.copyOf(mapper);
    }

    /** The settings of the mapper that was trained anew, as records have them; "" for the run's own. */
    public String mapperText() {
        return String.join(" ", mapper);
    }

    /** For another process, which reads them with {@link #of}. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(epoch), part.name(),
                adjustments.stream().map(Adjustment::text).collect(Collectors.joining(PARTING)),
                String.join(PARTING, mapper)));
        arrays.ifPresent(file -> arguments.add(file.toString()));
        return arguments;
    }

    public static EvaluationRequest of(List<String> arguments) {
        return new EvaluationRequest(Integer.parseInt(arguments.get(0)), Part.valueOf(arguments.get(1)),
                Stream.of(arguments.get(2).split(PARTING)).map(Adjustment::of).toList(),
                Stream.of(arguments.get(3).split(PARTING)).filter(setting -> !setting.isEmpty()).toList(),
                arguments.stream().skip(4).findFirst().map(Path::of));
    }
}
