package tailsplit.workbench.guide;

import java.util.ArrayList;
import java.util.List;
import tailsplit.experiment.Settings;
import tailsplit.setting.Setting;
import tailsplit.workbench.shared.Words;

/** Every setting as it is declared, for the guide. */
final class SettingsList {
    /** Where it goes in a chapter's source. */
    static final String PLACE = "<!-- every setting -->";

    private SettingsList() {}

    static String markdown() {
        List<String> lines = new ArrayList<>();
        String group = "";
        for (Setting<?> setting : Settings.ALL) {
            if (!setting.group().equals(group)) {
                group = setting.group();
                lines.add("## " + Words.sentenceCase(group));
            }
            lines.add("### " + setting.label());
            lines.add(setting.help());
            lines.add("`%s`; allowed: %s%s%s.".formatted(setting.key(), setting.type().allowed(), standard(setting),
                    setting.axis() ? "; can be an axis" : ""));
        }
        return String.join("\n\n", lines);
    }

    private static <T> String standard(Setting<T> setting) {
        String text = setting.type().text(setting.defaultValue());
        return text.isEmpty() ? "" : "; default `%s`".formatted(text);
    }
}
