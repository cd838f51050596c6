package tailsplit.workbench.subclasses;

import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.shared.Words;

/** A row of the subclass table: one class. */
final class ClassRow {
    private final int label;
    private final StringProperty name = new SimpleStringProperty();
    private final IntegerProperty images = new SimpleIntegerProperty();
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final IntegerProperty subclasses = new SimpleIntegerProperty();
    private final StringProperty imagesEach = new SimpleStringProperty();
    private final StringProperty overSmallest = new SimpleStringProperty();
    private final StringProperty warning = new SimpleStringProperty();

    ClassRow(int label) {
        this.label = label;
    }

    void show(Draft draft, boolean isLocked) {
        name.set(draft.classNames().get(label));
        images.set(draft.counts()[label]);
        locked.set(isLocked);
        subclasses.set(draft.plan().subclasses(label));
        imagesEach.set(Words.number(Math.round(draft.imagesEach(label))));
        overSmallest.set("%s \u2192 %s".formatted(times(draft.overSmallest(label)), times(draft.subclassOverSmallest(label))));
        warning.set(draft.warning(label));
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.1f\u00d7" : "%.0f\u00d7", ratio);
    }

    int label() {
        return label;
    }

    StringProperty nameProperty() {
        return name;
    }

    IntegerProperty imagesProperty() {
        return images;
    }

    BooleanProperty lockedProperty() {
        return locked;
    }

    IntegerProperty subclassesProperty() {
        return subclasses;
    }

    StringProperty imagesEachProperty() {
        return imagesEach;
    }

    StringProperty overSmallestProperty() {
        return overSmallest;
    }

    StringProperty warningProperty() {
        return warning;
    }
}
