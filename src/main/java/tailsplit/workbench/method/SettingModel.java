package tailsplit.workbench.method;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Overrides;
import tailsplit.file.InvalidInputException;
import tailsplit.gpu.ComputeDeviceType;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.FilePath;
import tailsplit.setting.SettingType.ListOf;
import tailsplit.setting.SettingType.Text;
import tailsplit.splitting.SubclassNumbersType;
import tailsplit.workbench.draft.DesignModel;

/**
 * One setting between its field and the experiment. What is being typed stays in the field while other settings change; what is
 * not allowed stays there too, until it is corrected or taken back.
 */
final class SettingModel<T> {
    /** What shows a setting. */
    interface Field<T> {
        /** Shows a value, and no refusal any more. */
        void show(T value);

        /**
         * Leaves what was typed.
         *
         * @param allowed in words
         */
        void refuse(String allowed);
    }

    private final Setting<T> setting;
    private final DesignModel design;
    private Consumer<T> commit;
    private Optional<Field<T>> field = Optional.empty();
    private Optional<T> shown = Optional.empty();

    SettingModel(Setting<T> setting, DesignModel design) {
        this.setting = setting;
        this.design = design;
        commit = value -> design.set(setting, value);
    }

    Setting<T> setting() {
        return setting;
    }

    /** Shows the experiment's value in a field from now on. */
    void showIn(Field<T> where) {
        field = Optional.of(where);
        design.configurationProperty().subscribe(this::configured);
    }

    /** What is done with a value instead of setting it. */
    void onCommit(Consumer<T> instead) {
        commit = instead;
    }

    private void configured(Configuration configuration) {
        if (!shown.equals(Optional.of(configuration.get(setting)))) {
            reset();
        }
    }

    /** Shows the experiment's value instead of what was typed. */
    void reset() {
        T value = value();
        shown = Optional.of(value);
        field.ifPresent(where -> where.show(value));
    }

    /** A value that was chosen. */
    void choose(T value) {
        if (!value.equals(value())) {
            commit.accept(value);
        }
        reset();
    }

    /** A text that was typed; one that is not allowed changes nothing. */
    void type(String text) {
        if (text.equals(text(value()))) {
            reset();
            return;
        }
        try {
            choose(Overrides.read(setting, text.strip(), Path.of("").toAbsolutePath(), ""));
        } catch (InvalidInputException e) {
            field.ifPresent(where -> where.refuse("Allowed: " + setting.type().allowed()));
        }
    }

    private T value() {
        return design.configuration().get(setting);
    }

    /** A value as it is typed: a list without brackets, a path as it is. */
    String text(T value) {
        return switch (setting.type()) {
            case Text() -> (String) value;
            case FilePath() -> ((Optional<?>) value).map(Object::toString).orElse("");
            case ListOf<?> _, SubclassNumbersType() -> setting.type().text(value).replaceAll("[\\[\\]]", "");
            default -> setting.type().text(value);
        };
    }

    /** What stands in an empty field. */
    String prompt() {
        return switch (setting.type()) {
            case FilePath() -> "where it is";
            case ComputeDeviceType() -> "auto, cpu, gpu:0";
            default -> "";
        };
    }
}
