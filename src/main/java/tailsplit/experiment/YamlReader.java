package tailsplit.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Excerpt;
import tailsplit.setting.YamlValue;
import tailsplit.setting.YamlValue.Mapping;
import tailsplit.setting.YamlValue.Nothing;
import tailsplit.setting.YamlValue.Scalar;
import tailsplit.setting.YamlValue.Sequence;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads one YAML document into values whose scalars are still text: what type they have is for the settings to say. */
final class YamlReader {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern POSITION = Pattern.compile("line \\d+, column \\d+");
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    /** Settings lie two deep and their lists three; anything deeper is a mistake or an attack. */
    private static final int MAX_DEPTH = 16;

    private final String text;
    private final String source;
    private final YAMLParser parser;

    private YamlReader(String text, String source, YAMLParser parser) {
        this.text = text;
        this.source = source;
        this.parser = parser;
    }

    /** @throws InvalidInputException where the text is not one YAML document, or one with aliases */
    static YamlValue read(String text, String source) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(text)) {
            return new YamlReader(text, source, parser).document();
        } catch (JacksonException e) {
            throw new InvalidInputException(source + ": not valid YAML: " + problem(e), e);
        }
    }

    private YamlValue document() {
        YamlValue value = parser.nextToken() == null ? new Nothing() : value(0);
        if (parser.nextToken() != null) {
            throw refusal("found a second document; allowed: one");
        }
        return value;
    }

    private YamlValue value(int depth) {
        if (depth > MAX_DEPTH) {
            throw refusal("found more than %d levels; allowed: groups of settings".formatted(MAX_DEPTH));
        }
        if (parser.isCurrentAlias()) {
            throw refusal("found the alias *%s; allowed: values written out".formatted(Excerpt.of(parser.getString())));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(depth);
            case START_ARRAY -> sequence(depth);
            case VALUE_NULL -> new Nothing();
            default -> scalar();
        };
    }

    private Mapping mapping(int depth) {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.getString();
            if (entries.containsKey(key)) {
                throw refusal("found the key '%s' twice; allowed: each key once".formatted(Excerpt.of(key)));
            }
            parser.nextToken();
            entries.put(key, value(depth + 1));
        }
        return new Mapping(entries);
    }

    private Sequence sequence(int depth) {
        List<YamlValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(depth + 1));
        }
        return new Sequence(elements);
    }

    private YamlValue scalar() {
        String scalar = parser.getString();
        return NULLS.contains(scalar) && !isQuoted() ? new Nothing() : new Scalar(scalar);
    }

    /** The parser does not tell "null" from null, so look at the first character. */
    private boolean isQuoted() {
        int offset = (int) parser.currentTokenLocation().getCharOffset();
        return offset < text.length() && "\"'|>".indexOf(text.charAt(offset)) >= 0;
    }

    private InvalidInputException refusal(String problem) {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new InvalidInputException("%s: line %d, column %d: %s"
                .formatted(source, location.getLineNr(), location.getColumnNr(), problem));
    }

    /**
     * SnakeYAML's message in one line. It says "while doing this", a position, an indented excerpt, then the problem
     * and its own position.
     */
    private static String problem(JacksonException e) {
        if (e.getCause() == null) {
            TokenStreamLocation location = e.getLocation();
            return "line %d, column %d: a key must be text".formatted(location.getLineNr(), location.getColumnNr());
        }
        String message = e.getOriginalMessage();
        String position = POSITION.matcher(message).results()
                .reduce((first, last) -> last).map(MatchResult::group).map(found -> found + ": ").orElse("");
        return position + message.lines()
                .filter(line -> !line.startsWith(" ") && !line.startsWith("while "))
                .collect(Collectors.joining(" "));
    }
}
