package tailsplit.workbench.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tailsplit.run.RunFolder;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The runs that are compared. To be used on the window's thread. */
public final class CompareModel {
    private final Latest reading;
    private final ReadOnlyObjectWrapper<Comparison> comparison = new ReadOnlyObjectWrapper<>(Comparison.NONE);
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");

    public CompareModel(Background background) {
        reading = new Latest(background);
    }

    ReadOnlyObjectProperty<Comparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** Why there is no comparison, a sentence; empty where there is one. */
    ReadOnlyObjectProperty<String> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Compares these runs as they are now, in this order. */
    public void compare(List<RunFolder> wanted) {
        if (wanted.size() > EpochCurves.MOST) {
            reading.cancel();
            problem.set("At most %d runs can be compared; %d are selected.".formatted(EpochCurves.MOST, wanted.size()));
            return;
        }
        reading.run(() -> read(wanted), found -> {
            comparison.set(found);
            problem.set("");
        }, problem::set);
    }

    /** A run that has been deleted meanwhile is left out. */
    private static Comparison read(List<RunFolder> wanted) {
        List<ComparedRun> found = new ArrayList<>();
        for (RunFolder folder : wanted) {
            if (folder.exists()) {
                found.add(ComparedRun.read(folder));
            }
        }
        return Comparison.of(found);
    }
}
