package tailsplit.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import tailsplit.user.UserFolders;

/** The window, for those who start it. */
public final class Workbench {
    private static final String CACHE = "javafx.cachedir";

    private Workbench() {}

    /** What JavaFX unpacks goes where all goes that can be made again. */
    static void useOwnCache() {
        if (System.getProperty(CACHE) == null) {
            System.setProperty(CACHE, UserFolders.standard().cache().resolve("javafx").toString());
        }
    }

    /** Whether this process can show a window. */
    public static boolean hasDisplay() {
        boolean headless = "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
        return headless || !System.getProperty("os.name").startsWith("Linux") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    /**
     * Shows the window until it is closed.
     *
     * @param workspace  empty for the one that was open last
     * @param standard   the workspace where none was
     * @param experiment to open
     */
    public static void show(Optional<Path> workspace, Path standard, Path dataHome, Optional<Path> experiment) {
        useOwnCache();
        WindowLog.keepIn(UserFolders.standard().log());
        List<String> arguments = new ArrayList<>(List.of("--standard-workspace=" + standard, "--data=" + dataHome));
        workspace.ifPresent(path -> arguments.add("--workspace=" + path));
        experiment.ifPresent(path -> arguments.add("--experiment=" + path));
        Application.launch(WorkbenchApplication.class, arguments.toArray(String[]::new));
    }

    /**
     * Takes a picture of the window; needs no display.
     *
     * @throws tailsplit.file.InvalidInputException where it cannot be taken
     */
    public static void take(Picture picture) {
        WindowPicture.take(picture);
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
