package tailsplit.run;

import java.util.List;
import java.util.stream.Stream;

/** The epoch, then a column for every class. */
record ClassAccuracyFormat(List<String> header) implements RowFormat<ClassAccuracy> {
    static ClassAccuracyFormat ofClasses(List<String> classNames) {
        return new ClassAccuracyFormat(Stream.concat(Stream.of("epoch"), classNames.stream()).toList());
    }

    @Override
    public List<String> needed() {
        return header;
    }

    @Override
    public List<String> cells(ClassAccuracy value) {
        return Stream.concat(
                Stream.of(Integer.toString(value.epoch())), value.accuracies().stream().map(CsvNumber::of)).toList();
    }

    @Override
    public ClassAccuracy value(List<String> cells) {
        return new ClassAccuracy(Integer.parseInt(cells.getFirst()),
                cells.stream().skip(1).map(CsvNumber::toDouble).toList());
    }
}
