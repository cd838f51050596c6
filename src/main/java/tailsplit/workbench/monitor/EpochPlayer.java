package tailsplit.workbench.monitor;

import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/**
 * Which of a run's epochs is looked at: one that is chosen, one after another while it plays, or the newest as they come.
 */
final class EpochPlayer {
    private final ReadOnlyObjectWrapper<List<Integer>> epochs = new ReadOnlyObjectWrapper<>(List.of());
    private final IntegerProperty position = new SimpleIntegerProperty();
    private final BooleanProperty playing = new SimpleBooleanProperty();

    EpochPlayer() {
        playing.subscribe(plays -> {
            if (plays && isAtEnd()) {
                position.set(0);
            }
        });
    }

    /** The epochs that can be looked at, ascending. */
    ReadOnlyObjectProperty<List<Integer>> epochsProperty() {
        return epochs.getReadOnlyProperty();
    }

    /** The place of the epoch that is looked at among them, from 0. */
    IntegerProperty positionProperty() {
        return position;
    }

    /** Whether one epoch follows the other; from the end it begins with the first. */
    BooleanProperty playingProperty() {
        return playing;
    }

    /** Empty where there is none. */
    OptionalInt epoch() {
        List<Integer> all = epochs.get();
        return all.isEmpty() ? OptionalInt.empty() : OptionalInt.of(all.get(Math.clamp(position.get(), 0, all.size() - 1)));
    }

    /** Looks at the newest of other epochs. */
    void begin(List<Integer> others) {
        playing.set(false);
        epochs.set(others);
        position.set(last());
    }

    /** The same epochs and those that came since: the newest is looked at by who looked at the newest before. */
    void update(List<Integer> now) {
        boolean follows = isAtEnd() && !playing.get();
        epochs.set(now);
        position.set(follows ? last() : Math.min(position.get(), last()));
    }

    /** The next epoch, for as long as there is one. */
    void step() {
        if (isAtEnd()) {
            playing.set(false);
        } else {
            position.set(position.get() + 1);
        }
    }

    private boolean isAtEnd() {
        return position.get() >= last();
    }

    private int last() {
        return Math.max(0, epochs.get().size() - 1);
    }
}
