package tailsplit.run;

import java.util.List;

/** How a row of a CSV file stands for a value. */
interface RowFormat<R> {
    List<String> header();

    List<String> cells(R value);

    /**
     * @param cells as many as the header has
     * @throws IllegalArgumentException where a cell is not what it should be
     */
    R value(List<String> cells);
}
