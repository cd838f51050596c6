package tailsplit.dataset;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/** Keeps a thing as long as memory allows. */
final class Remembered<T> {
    private SoftReference<T> made = new SoftReference<>(null);

    /** @param maker makes it when it is first wanted, or was forgotten */
    synchronized T get(Supplier<T> maker) {
        T known = made.get();
        if (known != null) {
            return known;
        }
        T fresh = maker.get();
        made = new SoftReference<>(fresh);
        return fresh;
    }
}
