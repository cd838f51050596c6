package tailsplit.workbench.slurm;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import tailsplit.experiment.TrainingBackend;
import tailsplit.run.Standing;

/** Where runs are trained, and where the next ones are going to be. To be used on the window's thread. */
public final class BackendChoice {
    private final List<TrainingBackend> all;
    private final ObjectProperty<TrainingBackend> chosen;

    /** @param all the first is chosen until another one is */
    public BackendChoice(List<TrainingBackend> all) {
        this.all = List.copyOf(all);
        chosen = new SimpleObjectProperty<>(all.getFirst());
    }

    /** Those that can be chosen. */
    List<TrainingBackend> usable() {
        return all.stream().filter(backend -> backend.missing().isEmpty()).toList();
    }

    public ObjectProperty<TrainingBackend> chosenProperty() {
        return chosen;
    }

    public TrainingBackend chosen() {
        return chosen.get();
    }

    public List<TrainingBackend> all() {
        return all;
    }

    /**
     * How a run stands, as whoever has it tells; a result counts most. May be called anywhere.
     *
     * @param folder as its folder tells
     */
    public Standing standing(String run, Standing folder) {
        List<Standing> told = all.stream().flatMap(backend -> backend.standing(run, folder).stream()).toList();
        return folder.state().isResult() ? folder : told.stream().filter(standing -> standing.state().isUnderWay()).findFirst()
                .or(() -> told.stream().findFirst()).orElse(folder);
    }
}
