package tailsplit.workbench.method;

import atlantafx.base.theme.Styles;
import java.util.List;
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
import tailsplit.setting.Option;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType;
import tailsplit.setting.SettingType.Flag;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.shared.ShownAs;

/**
 * The control of one setting. It shows the experiment's value and changes it when a value is chosen or, where it is
 * typed, on Enter or when the field is left. What is not allowed stays in the field, marked, with what is allowed.
 */
public final class SettingField<T> implements SettingModel.Field<T> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final SettingModel<T> model;
    private final Control control;
    private final Label problem = new Label();
    private final Consumer<T> display;

    private SettingField(Setting<T> setting, DesignModel design) {
        model = new SettingModel<>(setting, design);
        Labels.sentence(problem, Styles.DANGER);
        problem.getStyleClass().add(Styles.TEXT_SMALL);
        Made<T> made = make();
        control = made.control();
        display = made.display();
        control.setId(setting.key().replace('.', '-'));
        control.setTooltip(new Tooltip(setting.help()));
        control.getTooltip().setWrapText(true);
        control.getTooltip().setMaxWidth(360);
        control.setAccessibleText(setting.label());
        control.setAccessibleHelp(setting.help());
        control.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F1) {
                SettingHelp.show(setting, design, control);
                event.consume();
            }
        });
        model.showIn(this);
    }

    /** The control that fits the type of a setting. */
    public static <T> SettingField<T> of(Setting<T> setting, DesignModel design) {
        return new SettingField<>(setting, design);
    }

    /** What is done with a value instead of setting it. */
    public void onCommit(Consumer<T> instead) {
        model.onCommit(instead);
    }

    public Control control() {
        return control;
    }

    /** Says what is allowed, while something else stands in the field. */
    public Label problem() {
        return problem;
    }

    @Override
    public void show(T value) {
        problem.setText("");
        control.pseudoClassStateChanged(WRONG, false);
        display.accept(value);
    }

    @Override
    public void refuse(String allowed) {
        problem.setText(allowed);
        control.pseudoClassStateChanged(WRONG, true);
    }

    private record Made<T>(Control control, Consumer<T> display) {}

    @SuppressWarnings("unchecked") // the type of the setting is the type of its values
    private Made<T> make() {
        SettingType<T> type = model.setting().type();
        return switch (type) {
            case OneOf<?>(var options) -> choice((List<T>) options);
            case Flag() -> (Made<T>) flag((Consumer<Boolean>) (Consumer<?>) (Consumer<T>) model::choose);
            default -> text();
        };
    }

    private Made<T> choice(List<T> options) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(options);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new ShownAs<>(option -> ((Option) option).label()));
        box.setOnAction(_ -> model.choose(box.getValue()));
        return new Made<>(box, box::setValue);
    }

    private static Made<Boolean> flag(Consumer<Boolean> chosen) {
        CheckBox box = new CheckBox();
        box.setOnAction(_ -> chosen.accept(box.isSelected()));
        return new Made<>(box, box::setSelected);
    }

    private Made<T> text() {
        TextField field = new TextField();
        field.setPrefColumnCount(9);
        field.setPromptText(model.prompt());
        field.setOnAction(_ -> model.type(field.getText()));
        field.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                model.type(field.getText());
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.reset();
            }
        });
        return new Made<>(field, value -> field.setText(model.text(value)));
    }
}
