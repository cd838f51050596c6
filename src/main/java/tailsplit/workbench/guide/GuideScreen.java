package tailsplit.workbench.guide;

import atlantafx.base.theme.Styles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import tailsplit.experiment.Setting;
import tailsplit.experiment.Settings;
import tailsplit.workbench.Words;

/** The guide: how to work with the window, and every setting as it is declared. */
public final class GuideScreen extends ScrollPane {
    private static final double WIDTH = 760;

    public GuideScreen() {
        VBox page = new VBox(8);
        page.getStyleClass().add("guide");
        setContent(page);
        setFitToWidth(true);
        setFitToHeight(true);
        visibleProperty().subscribe(visible -> {
            if (visible && page.getChildren().isEmpty()) {
                addText(page);
                addSettings(page);
            }
        });
    }

    /** Paragraphs, headings that begin with #, and items that begin with a hyphen. */
    private static void addText(VBox page) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                GuideScreen.class.getResourceAsStream("/tailsplit/workbench/guide.txt")), StandardCharsets.UTF_8))) {
            for (String line : String.join("\n", reader.lines().toList()).split("\n\\s*\n")) {
                if (line.startsWith("# ")) {
                    page.getChildren().add(label(line.substring(2), "guide-title"));
                } else if (line.startsWith("## ")) {
                    page.getChildren().add(label(line.substring(3), "guide-heading"));
                } else {
                    page.getChildren().add(label(line.replaceAll("\n(?!- )", " ").replaceAll("(?m)^- ", "\u2022 "), "guide-text"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addSettings(VBox page) {
        page.getChildren().add(label("Every setting", "guide-title"));
        String group = "";
        for (Setting<?> setting : Settings.ALL) {
            if (!setting.group().equals(group)) {
                group = setting.group();
                page.getChildren().add(label(Words.sentenceCase(group), "guide-heading"));
            }
            page.getChildren().add(label("%s (%s). %s".formatted(setting.label(), setting.key(), setting.help()), "guide-text"));
            Label more = label("Allowed: %s.%s".formatted(setting.type().allowed(), standard(setting)), "guide-text");
            more.getStyleClass().add(Styles.TEXT_MUTED);
            page.getChildren().add(more);
        }
    }

    private static <T> String standard(Setting<T> setting) {
        String text = setting.type().text(setting.defaultValue());
        return text.isEmpty() ? "" : " Default: %s.".formatted(text);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(WIDTH);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
