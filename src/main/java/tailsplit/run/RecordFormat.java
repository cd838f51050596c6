package tailsplit.run;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tailsplit.metric.Metric;
import tailsplit.metric.Metrics;
import tailsplit.metric.Scores;

/**
 * A record of numbers, texts and constants as a row: its components are the columns, and scores have a column for every metric of
 * probabilities. A component's type says what may be unknown: a double is then NaN, an OptionalInt empty, a text blank and a score
 * left out, all of them an empty cell; ints and constants are always there.
 */
final class RecordFormat<R extends Record> implements RowFormat<R> {
    private static final List<Metric> METRICS = Metrics.OF_PROBABILITIES;

    private final List<RecordComponent> components;
    private final Constructor<R> constructor;

    RecordFormat(Class<R> type) {
        components = List.of(type.getRecordComponents());
        try {
            constructor = type.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has its canonical constructor", e);
        }
    }

    @Override
    public List<String> header() {
        return components.stream().flatMap(component -> component.getType() == Scores.class ? METRICS.stream().map(Metric::column)
                : Stream.of(component.getName())).toList();
    }

    @Override
    public List<String> needed() {
        return components.stream().filter(component -> component.getType() == int.class || component.getType().isEnum())
                .map(RecordComponent::getName).toList();
    }

    @Override
    public List<String> cells(R value) {
        return components.stream().flatMap(component -> cells(component, value)).toList();
    }

    @Override
    public R value(List<String> cells) {
        Iterator<String> rest = cells.iterator();
        Object[] values = components.stream().map(component -> value(component.getType(), rest)).toArray();
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(Arrays.toString(values), e);
        }
    }

    private static <R> Stream<String> cells(RecordComponent component, R value) {
        try {
            return switch (component.getAccessor().invoke(value)) {
                case Integer number -> Stream.of(number.toString());
                case OptionalInt number -> Stream.of(number.isPresent() ? Integer.toString(number.getAsInt()) : "");
                case Double number -> Stream.of(CsvNumber.of(number));
                case String text -> Stream.of(text);
                case Enum<?> constant -> Stream.of(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                case Scores scores -> METRICS.stream().map(metric -> CsvNumber.of(scores.of(metric)));
                case Object other -> throw new IllegalStateException("no cell holds a " + other.getClass());
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the caller has seen that it is an enum
    private static Object constant(Class<?> type, String cell) {
        return Enum.valueOf((Class<? extends Enum>) type, cell.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Of the next cell, or of the next ones. */
    private static Object value(Class<?> type, Iterator<String> cells) {
        if (type == Scores.class) {
            Map<Metric, Double> scores = new HashMap<>();
            METRICS.forEach(metric -> scores.put(metric, CsvNumber.toDouble(cells.next())));
            return new Scores(scores);
        }
        String cell = cells.next();
        if (type == double.class) {
            return CsvNumber.toDouble(cell);
        }
        if (type.isEnum()) {
            return constant(type, cell);
        }
        if (type == String.class) {
            return cell;
        }
        if (type == OptionalInt.class) {
            return cell.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cell));
        }
        return Integer.parseInt(cell);
    }
}
