package tailsplit.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Records as JSON files. JSON has no NaN and no infinity: they are null, and null is NaN. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new FiniteOrNull())
                    .addSerializer(double.class, new FiniteOrNull())
                    .addDeserializer(Double.class, new NumberOrNan())
                    .addDeserializer(double.class, new NumberOrNan()))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    public static void write(Path file, Record value) {
        AtomicFile.write(file, writer -> writer.write(text(value)));
    }

    public static String text(Record value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }

    /**
     * Empty where there is no file.
     *
     * @throws InvalidInputException where it does not hold such a record with all that is not optional
     */
    public static <R extends Record> Optional<R> read(Path file, Class<R> type) {
        try {
            R value = MAPPER.readValue(Files.readString(file), type);
            if (value == null) {
                throw new InvalidInputException("cannot read %s: it does not hold what it should".formatted(file));
            }
            return Optional.of(value);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new InvalidInputException("cannot read %s: %s".formatted(file, problem(e)), e);
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
    }

    private static String problem(JacksonException e) {
        return e.getLocation() == null ? "it does not hold what it should"
                : "line %d does not hold what it should".formatted(e.getLocation().getLineNr());
    }

    private static final class FiniteOrNull extends ValueSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator generator, SerializationContext context) {
            if (Double.isFinite(value)) {
                generator.writeNumber(value);
            } else {
                generator.writeNull();
            }
        }
    }

    private static final class NumberOrNan extends ValueDeserializer<Double> {
        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) {
            return parser.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
