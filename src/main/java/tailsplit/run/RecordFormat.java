package tailsplit.run;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A record of ints, doubles and constants as a row: its components are the columns. NaN is an empty cell, and so is an int of
 * -1, because what is counted and numbered here is never negative.
 */
final class RecordFormat<R extends Record> implements RowFormat<R> {
    private static final int NONE = -1;

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
                case Integer number -> number == NONE ? "" : number.toString();
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
        return cell.isEmpty() ? NONE : Integer.parseInt(cell);
    }
}
