package tailsplit.workbench.method;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.controlsfx.control.PopOver.ArrowLocation;
import tailsplit.setting.Option;
import tailsplit.setting.Setting;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.shared.Explanation;
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
        List<Node> words = new ArrayList<>(List.of(help, allowed, usual, reset));
        if (model.configuration().get(setting) instanceof Option chosen && !chosen.help().isEmpty()) {
            words.add(1, muted(chosen.label() + ": " + chosen.help()));
        }
        Explanation explanation = new Explanation(setting.label(), 320, words.toArray(Node[]::new));
        reset.setOnAction(_ -> {
            model.set(setting, setting.defaultValue());
            explanation.hide();
        });
        explanation.show(beside, ArrowLocation.RIGHT_TOP);
    }

    private static Label muted(String text) {
        Label label = Labels.text(text);
        label.getStyleClass().add(Styles.TEXT_SMALL);
        return label;
    }
}
