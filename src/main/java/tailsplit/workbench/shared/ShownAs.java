package tailsplit.workbench.shared;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What a choice's values are called; for boxes that are not typed into. */
public final class ShownAs<T> extends StringConverter<T> {
    private final Function<T, String> text;

    /** @param text what a value is called */
    public ShownAs(Function<T, String> text) {
        this.text = text;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : text.apply(value);
    }

    @Override
    public T fromString(String typed) {
        throw new UnsupportedOperationException("the box is not edited");
    }
}
