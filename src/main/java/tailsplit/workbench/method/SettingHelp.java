package tailsplit.workbench.method;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import tailsplit.setting.Option;
import tailsplit.setting.Setting;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.shared.Labels;

/** What a setting does, beside its field. */
final class SettingHelp {
    private SettingHelp() {}

    static <T> void show(Setting<T> setting, DesignModel model, Node beside) {
        Label help = new Label(setting.help());
        help.setWrapText(true);
        Label allowed = muted("Allowed: " + setting.type().allowed());
        String standard = setting.type().text(setting.defaultValue());
        Label usual = muted("Default: " + (standard.isEmpty() ? "none" : standard) + ". In a file: " + setting.key());
        Button reset = new Button("Use the default");
        reset.getStyleClass().add(Styles.SMALL);
        VBox content = new VBox(8, help, allowed, usual, reset);
        if (model.configuration().get(setting) instanceof Option chosen && !chosen.help().isEmpty()) {
            content.getChildren().add(1, muted(chosen.label() + ": " + chosen.help()));
        }
        content.setPrefWidth(320);
        content.getStyleClass().add("setting-help");
        PopOver popOver = new PopOver(content);
        popOver.setTitle(setting.label());
        popOver.setHeaderAlwaysVisible(true);
        popOver.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
        reset.setOnAction(_ -> {
            model.set(setting, setting.defaultValue());
            popOver.hide();
        });
        popOver.show(beside);
    }

    private static Label muted(String text) {
        Label label = Labels.text(text);
        label.getStyleClass().add(Styles.TEXT_SMALL);
        return label;
    }
}
