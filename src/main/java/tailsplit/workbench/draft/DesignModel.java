package tailsplit.workbench.draft;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import tailsplit.dataset.Cifar;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.file.UserFile;
import tailsplit.imbalance.Profile;
import tailsplit.setting.Setting;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.workbench.dataset.DataState;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.shared.SharePace;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The experiment that is being designed, with its file and its history. To be used on the window's thread. */
public final class DesignModel {

    private final DatasetStore datasets;
    private final Background background;
    private final Latest loading;
    private final ReadOnlyObjectWrapper<Configuration> configuration = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<DataState> data = new ReadOnlyObjectWrapper<>(new DataState.Loading(""));
    private final ReadOnlyObjectWrapper<Optional<Draft>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final ObservableSet<Integer> locked = FXCollections.observableSet(new TreeSet<>());
    private History<Configuration> history;
    private Configuration saved;
    /** Read by the threads that load. */
    private volatile Optional<DatasetSource> loaded = Optional.empty();

    /** @param datasets that experiments are on */
    public DesignModel(DatasetStore datasets, Background background) {
        this.datasets = datasets;
        this.background = background;
        loading = new Latest(background);
        begin(Configuration.defaults(), Optional.empty());
    }

    public ReadOnlyObjectProperty<Configuration> configurationProperty() {
        return configuration.getReadOnlyProperty();
    }

    public Configuration configuration() {
        return configuration.get();
    }

    public ReadOnlyObjectProperty<DataState> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /** Empty until the data set is loaded. */
    public ReadOnlyObjectProperty<Optional<Draft>> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    public Optional<Draft> draft() {
        return draft.get();
    }

    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Whether something has not been saved. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** Classes whose counts stay as they are when others are changed together. */
    public ObservableSet<Integer> locked() {
        return locked;
    }

    /**
     * Begins another experiment; its history is empty.
     *
     * @param from where it is saved, if anywhere
     */
    public void begin(Configuration experiment, Optional<Path> from) {
        history = new History<>(experiment);
        saved = experiment;
        locked.clear();
        file.set(from);
        refresh();
    }

    /** Goes on with an experiment that has been changed since it was saved. */
    public void resume(Configuration experiment) {
        history.change(experiment);
        refresh();
    }

    /** @throws tailsplit.file.InvalidInputException where the file cannot be read; all stays as it is */
    public void open(Path path) {
        Configuration read = ConfigurationFile.read(path);
        begin(read, Optional.of(path));
    }

    /** @throws tailsplit.file.InvalidInputException where the file cannot be written; all stays as it is */
    public void save(Path path) {
        UserFile.write(path, ConfigurationFile.text(configuration()));
        file.set(Optional.of(path));
        saved = configuration();
        refresh();
    }

    /** @throws tailsplit.file.InvalidInputException where the setting does not allow the value */
    public <T> void set(Setting<T> setting, T value) {
        change(now -> now.with(setting, value));
    }

    /** A change that is undone by itself. */
    public void change(UnaryOperator<Configuration> change) {
        change(change, new Object());
    }

    /** @param gesture changes with the same one, a drag for example, are undone as one */
    public void change(UnaryOperator<Configuration> change, Object gesture) {
        Configuration next = fitting(change.apply(configuration()));
        history.change(next, gesture);
        refresh();
    }

    /** Lists with a number for each class do not outlive the data set that they were made for. */
    private Configuration fitting(Configuration next) {
        boolean own = next.get(Settings.DATASET_NAME).isOwn()
                && !next.get(Settings.DATASET_PATH).equals(configuration().get(Settings.DATASET_PATH));
        if (!own && next.get(Settings.DATASET_NAME).equals(configuration().get(Settings.DATASET_NAME))
                && next.get(Cifar.LABELS) == configuration().get(Cifar.LABELS)) {
            return next;
        }
        locked.clear();
        Configuration fitted = next.with(Settings.SPLITTING_SUBCLASSES,
                fittingAll(next.get(Settings.SPLITTING_SUBCLASSES))).with(Settings.IMBALANCE_COUNTS, List.of());
        return fitted.get(Settings.IMBALANCE_PROFILE) == Profile.CUSTOM
                ? fitted.with(Settings.IMBALANCE_PROFILE, Settings.IMBALANCE_PROFILE.defaultValue()) : fitted;
    }

    /** Listed numbers are of one data set. */
    private static SubclassNumbers fittingAll(SubclassNumbers numbers) {
        return numbers instanceof SubclassNumbers.Listed ? SubclassNumbers.unsaid() : numbers;
    }

    public void undo() {
        if (history.canUndo()) {
            history.undo();
            refresh();
        }
    }

    public void redo() {
        if (history.canRedo()) {
            history.redo();
            refresh();
        }
    }

    /** Loads the data set again, after a download for example. */
    public void reload() {
        loaded = Optional.empty();
        refresh();
    }

    private void refresh() {
        Configuration now = history.now();
        configuration.set(now);
        changed.set(!now.equals(saved));
        canUndo.set(history.canUndo());
        canRedo.set(history.canRedo());
        DatasetSource source = Prepared.source(now);
        if (isWanted(source)) {
            redraft();
        } else {
            loaded = Optional.of(source);
            data.set(new DataState.Loading(""));
            draft.set(Optional.empty());
            loading.run(() -> load(source), this::arrived, problem -> data.set(new DataState.Missing(problem)));
        }
    }

    private Dataset load(DatasetSource source) {
        SharePace pace = new SharePace();
        return datasets.load(source, (read, of) -> {
            if (!isWanted(source)) {
                throw new CancellationException("another data set was chosen");
            }
            String progress = "decoding " + pace.text((double) read / of);
            background.onWindow(() -> {
                if (isWanted(source) && data.get() instanceof DataState.Loading) {
                    data.set(new DataState.Loading(progress));
                }
            });
        });
    }

    private boolean isWanted(DatasetSource source) {
        return loaded.filter(source::equals).isPresent();
    }

    private void arrived(Dataset dataset) {
        data.set(new DataState.Loaded(dataset));
        redraft();
    }

    private void redraft() {
        if (data.get() instanceof DataState.Loaded(Dataset dataset)) {
            draft.set(Optional.of(Draft.of(configuration(), dataset, draft.get())));
        }
    }
}
