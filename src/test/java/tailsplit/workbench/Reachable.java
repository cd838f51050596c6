package tailsplit.workbench;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Objects that nothing should hold on to. */
public final class Reachable {
    private static final int COLLECTIONS = 20;

    private final List<WeakReference<Object>> all = new ArrayList<>();

    public void add(Object object) {
        all.add(new WeakReference<>(object));
    }

    /** Those that are still reachable, by the names of their classes. */
    public List<String> afterCollection() throws InterruptedException {
        try (Repainting painted = new Repainting()) {
            for (int i = 0; i < COLLECTIONS && !left().isEmpty(); i++) {
                painted.repaint();
                System.gc();
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return left();
        }
    }

    private List<String> left() {
        return all.stream().map(WeakReference::get).filter(Objects::nonNull).map(each -> each.getClass().getSimpleName()).toList();
    }
}
