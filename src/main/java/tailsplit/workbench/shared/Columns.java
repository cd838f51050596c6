package tailsplit.workbench.shared;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;

/** Columns of tables whose rows are not edited. */
public final class Columns {
    private Columns() {}

    /** A column of text that rows are not sorted by. */
    public static <R> TableColumn<R, String> text(String name, Function<R, String> text) {
        return of(name, text);
    }

    /** A column that its own cells show. */
    public static <R, V> TableColumn<R, V> of(String name, Function<R, V> value) {
        TableColumn<R, V> column = new TableColumn<>(name);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        return column;
    }
}
