package tailsplit.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;

/**
 * What a configuration file holds, read once: a pipe can be read no second time.
 *
 * @param source what it was read from, named in errors
 * @param base   the folder that paths are relative to: the file's own, for a pipe the working folder
 */
public record ConfigurationText(String text, String source, Path base) {
    private static final int MAX_BYTES = 1_000_000;

    /** @throws InvalidInputException where the file cannot be read or is no text */
    public static ConfigurationText read(Path file) {
        boolean pipe = Files.exists(file) && !Files.isRegularFile(file);
        String source = pipe ? file.toString() : String.valueOf(file.getFileName());
        Path base = pipe ? Path.of("").toAbsolutePath() : file.toAbsolutePath().resolveSibling("");
        return new ConfigurationText(text(file, source), source, base);
    }

    /** @throws InvalidInputException as {@link ConfigurationFile#readText} does */
    public Configuration configuration() {
        return ConfigurationFile.readText(text, source, base);
    }

    /** @throws InvalidInputException as {@link AblationFile#readText} does */
    public Ablation ablation() {
        return AblationFile.readText(text, source, base);
    }

    private static String text(Path file, String source) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new InvalidInputException("%s: found over 1 MB; allowed: a configuration of up to 1 MB"
                        .formatted(source));
            }
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(source + ": not text; allowed: a YAML file in UTF-8", e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read %s: %s".formatted(file, FileProblem.reason(e)), e);
        }
    }
}
