package tailsplit.setting;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value as it stands in a configuration file or after {@code --set key=}, before a setting's type has read it. */
public sealed interface YamlValue {
    /** How an error message shows this value: short, in one line. */
    String found();

    /** Nothing is written where a value belongs, or null is. */
    record Nothing() implements YamlValue {
        @Override
        public String found() {
            return "nothing";
        }
    }

    record Scalar(String text) implements YamlValue {
        @Override
        public String found() {
            return Numerals.isNumber(text) ? Excerpt.of(text) : '"' + Excerpt.of(text) + '"';
        }
    }

    record Sequence(List<YamlValue> elements) implements YamlValue {
        @Override
        public String found() {
            return Excerpt.of(elements.stream().map(YamlValue::found).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    record Mapping(Map<String, YamlValue> entries) implements YamlValue {
        @Override
        public String found() {
            return "a mapping";
        }
    }
}
