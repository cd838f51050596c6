package tailsplit.workbench.method;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Overrides;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Option;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType;
import tailsplit.setting.SettingType.Device;
import tailsplit.setting.SettingType.FilePath;
import tailsplit.setting.SettingType.Flag;
import tailsplit.setting.SettingType.ListOf;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.setting.SettingType.Text;
import tailsplit.splitting.SubclassNumbersType;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.shared.ShownAs;

/**
 * The control of one setting. It shows the experiment's value and changes it when a value is chosen or, where it is
 * typed, on Enter or when the field is left. What is not allowed stays in the field, marked, with what is allowed.
 */
public final class SettingField<T> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final Setting<T> setting;
    private final DesignModel model;
    private final Control control;
    private final Label problem = new Label();
    private final Consumer<T> show;
    private Consumer<T> commit;
    private T shown;

    private SettingField(Setting<T> setting, DesignModel model) {
        this.setting = setting;
        this.model = model;
        commit = value -> model.set(setting, value);
        problem.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.DANGER);
        problem.setWrapText(true);
        problem.setVisible(false);
        problem.managedProperty().bind(problem.visibleProperty());
        Made<T> made = make();
        control = made.control();
        show = made.show();
        control.setId(setting.key().replace('.', '-'));
        control.setTooltip(new Tooltip(setting.help()));
        control.getTooltip().setWrapText(true);
        control.getTooltip().setMaxWidth(360);
        control.setAccessibleText(setting.label());
        control.setAccessibleHelp(setting.help());
        control.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F1) {
                SettingHelp.show(setting, model, control);
                event.consume();
            }
        });
        model.configurationProperty().subscribe(this::configured);
    }

    public static <T> SettingField<T> of(Setting<T> setting, DesignModel model) {
        return new SettingField<>(setting, model);
    }

    /** What is done with a value instead of setting it. */
    public void onCommit(Consumer<T> instead) {
        commit = instead;
    }

    public Control control() {
        return control;
    }

    /** Says what is allowed, while something else stands in the field. */
    public Label problem() {
        return problem;
    }

    /** What is being typed stays while other settings change. */
    private void configured(Configuration configuration) {
        if (!configuration.get(setting).equals(shown)) {
            showValue(configuration);
        }
    }

    private void showValue(Configuration configuration) {
        shown = configuration.get(setting);
        problem.setVisible(false);
        control.pseudoClassStateChanged(WRONG, false);
        show.accept(shown);
    }

    private void commit(T value) {
        if (!value.equals(model.configuration().get(setting))) {
            commit.accept(value);
        }
        showValue(model.configuration());
    }

    private record Made<T>(Control control, Consumer<T> show) {}

    @SuppressWarnings("unchecked") // the type of the setting is the type of its values
    private Made<T> make() {
        SettingType<T> type = setting.type();
        return switch (type) {
            case OneOf<?>(var options) -> choice((List<T>) options);
            case Flag() -> (Made<T>) flag((Consumer<Boolean>) (Consumer<?>) (Consumer<T>) this::commit);
            default -> text();
        };
    }

    private Made<T> choice(List<T> options) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(options);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new ShownAs<>(option -> ((Option) option).label()));
        box.setOnAction(_ -> commit(box.getValue()));
        return new Made<>(box, box::setValue);
    }

    private static Made<Boolean> flag(Consumer<Boolean> commit) {
        CheckBox box = new CheckBox();
        box.setOnAction(_ -> commit.accept(box.isSelected()));
        return new Made<>(box, box::setSelected);
    }

    private Made<T> text() {
        TextField field = new TextField();
        field.setPrefColumnCount(9);
        field.setPromptText(setting.type() instanceof FilePath ? "where it is" : setting.type() instanceof Device
                ? "auto, cpu, gpu:0" : "");
        field.setOnAction(_ -> read(field.getText()));
        field.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                read(field.getText());
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                showValue(model.configuration());
            }
        });
        return new Made<>(field, value -> field.setText(shown(value)));
    }

    private void read(String text) {
        if (text.equals(shown(model.configuration().get(setting)))) {
            showValue(model.configuration());
            return;
        }
        try {
            commit(Overrides.read(setting, text.strip(), Path.of("").toAbsolutePath(), ""));
        } catch (InvalidInputException e) {
            problem.setText("Allowed: " + setting.type().allowed());
            problem.setVisible(true);
            control.pseudoClassStateChanged(WRONG, true);
        }
    }

    private String shown(T value) {
        return switch (setting.type()) {
            case Text() -> (String) value;
            case FilePath() -> ((Optional<?>) value).map(Object::toString).orElse("");
            case ListOf<?> _, SubclassNumbersType() -> setting.type().text(value).replaceAll("[\\[\\]]", "");
            default -> setting.type().text(value);
        };
    }
}
