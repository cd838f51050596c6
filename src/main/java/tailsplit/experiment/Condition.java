package tailsplit.experiment;

import java.util.List;
import java.util.stream.Collectors;

/** Which cells of a grid are meant: those whose settings all have one of the values named. */
public record Condition(List<Axis<?>> values) {
    public Condition {
        values = List.copyOf(values);
    }

    boolean holds(Configuration configuration) {
        return values.stream().allMatch(axis -> axis.values().contains(configuration.get(axis.setting())));
    }

    /** As YAML in one line: {@code {loss.name: [focal], rule.name: [drw]}}. */
    String text() {
        return values.stream().map(axis -> "%s: [%s]".formatted(axis.setting().key(), String.join(", ", axis.texts())))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
