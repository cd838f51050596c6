package tailsplit.dataset;
import java.nio.file.Path; import java.util.Optional;
public record DatasetSource(String name, Optional<Path> path, Labels labels, int size, double testFraction, long splitSeed) { public enum Labels { FINE, COARSE } }
