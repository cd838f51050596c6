package tailsplit.run;

import java.util.Arrays;
import java.util.List;

/** Numbers in CSV cells, in the shortest digits that read back as the same number. */
final class CsvNumber {
    private CsvNumber() {}

    /** A number that is not there, NaN, is an empty cell. */
    static String of(double number) {
        return Double.isNaN(number) ? "" : Double.toString(number);
    }

    static List<String> of(float[] numbers) {
        String[] cells = new String[numbers.length];
        Arrays.setAll(cells, i -> Float.toString(numbers[i]));
        return Arrays.asList(cells);
    }

    static double toDouble(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
