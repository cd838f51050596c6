package tailsplit.workbench;

import java.nio.file.Path;
import java.util.function.Consumer;

/** The host of a window that keeps its workspace, as for a picture. */
enum NoHost implements WindowHost {
    INSTANCE;

    @Override
    public void openWorkspace(Path workspace, Consumer<MainWindow> then) {
        throw new UnsupportedOperationException("no other workspace: " + workspace);
    }

    @Override
    public void browse(String address) {
        throw new UnsupportedOperationException("no browser: " + address);
    }
}
