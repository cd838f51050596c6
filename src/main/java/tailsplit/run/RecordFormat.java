package tailsplit.run;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A record of numbers, texts and constants as a row: its components are the columns. A component's type says what may be
 * unknown: a double is then NaN, an OptionalInt empty and a text blank, all of them an empty cell; ints and constants are always
 * there.
 */
final class RecordFormat<R extends Record> implements RowFormat<R> {
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
        return components.stream().map(RecordComponent::getName).toList();
    }

    @Override
    public List<String> needed() {
        return components.stream().filter(component -> component.getType() == int.class || component.getType().isEnum())
                .map(RecordComponent::getName).toList();
    }

    @Override
    public List<String> cells(R value) {
        return components.stream().map(component -> cell(component, value)).toList();
    }

    @Override
    public R value(List<String> cells) {
        Object[] values = IntStream.range(0, cells.size())
                .mapToObj(i -> value(components.get(i).getType(), cells.get(i))).toArray();
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(Arrays.toString(values), e);
        }
    }

    private static <R> String cell(RecordComponent component, R value) {
        try {
            return switch (component.getAccessor().invoke(value)) {
                case Integer number -> number.toString();
                case OptionalInt number -> number.isPresent() ? Integer.toString(number.getAsInt()) : "";
                case Double number -> Cells.of(number);
                case String text -> text;
                case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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

    private static Object value(Class<?> type, String cell) {
        if (type == double.class) {
            return Cells.toDouble(cell);
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
