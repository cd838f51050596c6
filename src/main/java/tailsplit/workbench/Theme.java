package tailsplit.workbench;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Subscription;
import tailsplit.workbench.chart.Look;

/** Light, dark, or as the system is. */
final class Theme implements AutoCloseable {
    private final Scene scene;
    private final Subscription system;
    private String wanted;

    /** @param wanted {@code system}, {@code light} or {@code dark} */
    Theme(Scene scene, String wanted) {
        this.scene = scene;
        this.wanted = wanted;
        scene.getStylesheets().add(Theme.class.getResource("/tailsplit/workbench/workbench.css").toExternalForm());
        system = Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
    }

    void set(String theme) {
        wanted = theme;
        apply();
    }

    /** Follows the system no longer. */
    @Override
    public void close() {
        system.unsubscribe();
    }

    private void apply() {
        boolean dark = wanted.equals("dark")
                || wanted.equals("system") && Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        Application.setUserAgentStylesheet(dark ? new PrimerDark().getUserAgentStylesheetBSS()
                : new PrimerLight().getUserAgentStylesheetBSS());
        scene.getRoot().getStyleClass().removeAll("dark", "light");
        scene.getRoot().getStyleClass().add(dark ? "dark" : "light");
        Look.use(dark ? Look.DARK : Look.LIGHT);
    }
}
