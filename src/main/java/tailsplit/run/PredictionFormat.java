package tailsplit.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The image and its label, then a column for every class. */
record PredictionFormat(int classes) implements RowFormat<Prediction> {
    private static final List<String> FIRST = List.of("image", "label");

    static PredictionFormat ofHeader(List<String> header) {
        return new PredictionFormat((int) header.stream().filter(name -> name.matches("p\\d+")).count());
    }

    @Override
    public List<String> header() {
        return Stream.concat(FIRST.stream(), IntStream.range(0, classes).mapToObj(c -> "p" + c)).toList();
    }

    @Override
    public List<String> needed() {
        return header();
    }

    @Override
    public List<String> cells(Prediction value) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(value.image()));
        cells.add(Integer.toString(value.label()));
        cells.addAll(CsvNumber.of(value.probabilities()));
        return cells;
    }

    @Override
    public Prediction value(List<String> cells) {
        float[] probabilities = new float[classes];
        for (int c = 0; c < classes; c++) {
            probabilities[c] = Float.parseFloat(cells.get(FIRST.size() + c));
        }
        return new Prediction(Integer.parseInt(cells.get(0)), Integer.parseInt(cells.get(1)), probabilities);
    }
}
