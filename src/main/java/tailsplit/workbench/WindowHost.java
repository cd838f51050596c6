package tailsplit.workbench;

import java.nio.file.Path;
import java.util.function.Consumer;

/** The program around a window: what a window cannot do within itself. */
interface WindowHost {
    /**
     * Leaves the workspace for another one, or stays.
     *
     * @param then goes on in its window
     */
    void openWorkspace(Path workspace, Consumer<MainWindow> then);

    /** Opens an address of the web. */
    void browse(String address);
}
