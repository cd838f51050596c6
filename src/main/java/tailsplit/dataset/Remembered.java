package tailsplit.dataset;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/** Makes a thing when it is first wanted and keeps it as long as memory allows. */
final class Remembered<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private SoftReference<T> made = new SoftReference<>(null);

    Remembered(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T known = made.get();
        if (known != null) {
            return known;
        }
        T fresh = maker.get();
        made = new SoftReference<>(fresh);
        return fresh;
    }
}
