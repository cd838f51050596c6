package tailsplit.workbench;

import java.nio.file.Path;
import java.util.function.Consumer;

/** A window that nothing surrounds: it can be left for no other workspace. */
enum Alone implements MainWindow.Surroundings {
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
