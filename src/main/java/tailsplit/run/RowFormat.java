package tailsplit.run;

import java.util.List;

/** How a row of a CSV file stands for a value. */
interface RowFormat<R> {
    List<String> header();

    /** The columns that a file must have; any other may be missing, in what another version wrote. */
    List<String> needed();

    List<String> cells(R value);

    /**
     * @param cells as many as the header has; empty where the file has no such column
     * @throws IllegalArgumentException where a cell is not what it should be
     */
    R value(List<String> cells);
}
