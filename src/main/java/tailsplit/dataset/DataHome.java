package tailsplit.dataset;
import java.nio.file.Path;
public final class DataHome { public static Path standard() { return Path.of("/work/data"); } }
