package tailsplit.workbench.subclasses;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tailsplit.experiment.Configuration;
import tailsplit.service.ModesProcess;
import tailsplit.splitting.BalancedSubclasses;
import tailsplit.splitting.ClassChoices;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.shared.SharePace;
import tailsplit.workbench.task.Background;

/** Numbers of subclasses that are found for the experiment being designed. To be used on the window's thread. */
public final class SuggestModel {

    /**
     * What was found.
     *
     * @param counts images of each class that it was found for
     */
    public record Found(List<String> classNames, int[] counts, ClassChoices choices) {
        /** Whether the experiment still trains on as many images of each class. */
        boolean fits(Optional<Draft> draft) {
            return draft.filter(now -> Arrays.equals(now.counts(), counts)).isPresent();
        }
    }

    /**
     * A search that goes on.
     *
     * @param share done, from 0 to 1, negative where it is not known yet
     */
    public record Search(double share, String text) {}

    private final DesignModel design;
    private final Path dataHome;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Found>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Search>> search = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");
    private volatile boolean wanted;
    private volatile Optional<ModesProcess> process = Optional.empty();

    /** @param dataHome where downloaded data sets lie */
    public SuggestModel(DesignModel design, Path dataHome, Background background) {
        this.design = design;
        this.dataHome = dataHome;
        this.background = background;
    }

    public ReadOnlyObjectProperty<Optional<Found>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Empty when none goes on. */
    public ReadOnlyObjectProperty<Optional<Search>> searchProperty() {
        return search.getReadOnlyProperty();
    }

    /** What went wrong, a sentence; empty where nothing did. */
    public ReadOnlyObjectProperty<String> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Numbers that bring all subclasses near to one size. */
    public void balance(int size) {
        problem.set("");
        found.set(design.draft().map(draft -> found(draft, new ClassChoices(BalancedSubclasses.choose(draft.counts(), size)))));
    }

    /** Forgets what was found. */
    public void clear() {
        problem.set("");
        found.set(Optional.empty());
    }

    /**
     * Finds the modes of each class, beside the window's thread.
     *
     * @param minimumSize images of a subclass, at least
     * @param epochs      of the pilot
     */
    public void findModes(int minimumSize, int epochs) {
        Draft draft = design.draft().orElseThrow();
        Configuration configuration = design.configuration();
        clear();
        wanted = true;
        search.set(Optional.of(new Search(-1, "Starting")));
        background.run(() -> wait(configuration, minimumSize, epochs), choices -> {
            search.set(Optional.empty());
            found.set(choices.map(all -> found(draft, all)));
        }, sentence -> {
            search.set(Optional.empty());
            problem.set(sentence);
        });
    }

    public void cancel() {
        wanted = false;
        process.ifPresent(ModesProcess::cancel);
    }

    /** Puts the numbers into the experiment, where they still fit it. */
    public void apply() {
        found.get().filter(now -> now.fits(design.draft()))
                .ifPresent(now -> design.change(experiment -> SubclassEdits.plan(experiment, now.choices().plan())));
    }

    private static Found found(Draft draft, ClassChoices choices) {
        return new Found(draft.classNames(), draft.counts(), choices);
    }

    /** @return nothing where it was cancelled */
    private Optional<ClassChoices> wait(Configuration configuration, int minimumSize, int epochs) throws Exception {
        ModesProcess started = ModesProcess.start(configuration, minimumSize, epochs, dataHome);
        process = Optional.of(started);
        if (!wanted) {
            started.cancel();
        }
        SharePace pace = new SharePace();
        try {
            return Optional.of(started.await(share -> {
                Search now = new Search(share, pace.text(share));
                background.onWindow(() -> search.set(search.get().map(_ -> now)));
            }));
        } catch (CancellationException _) {
            return Optional.empty();
        } finally {
            process = Optional.empty();
        }
    }
}
