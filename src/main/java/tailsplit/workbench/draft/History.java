package tailsplit.workbench.draft;

import java.util.ArrayDeque;
import java.util.Deque;

/** A value with the values before it, to go back to. */
final class History<T> {
    private static final int STEPS = 500;

    private final Deque<T> before = new ArrayDeque<>();
    private final Deque<T> after = new ArrayDeque<>();
    private T now;
    private Object gesture = new Object();

    History(T first) {
        now = first;
    }

    T now() {
        return now;
    }

    /** A step of its own. */
    void change(T next) {
        change(next, new Object());
    }

    /** @param during changes with the same gesture, a drag for example, are one step */
    void change(T next, Object during) {
        if (next.equals(now)) {
            return;
        }
        if (during != gesture || before.isEmpty()) {
            before.push(now);
            if (before.size() > STEPS) {
                before.removeLast();
            }
        }
        gesture = during;
        now = next;
        after.clear();
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    boolean canRedo() {
        return !after.isEmpty();
    }

    void undo() {
        after.push(now);
        now = before.pop();
        gesture = new Object();
    }

    void redo() {
        before.push(now);
        now = after.pop();
        gesture = new Object();
    }
}
