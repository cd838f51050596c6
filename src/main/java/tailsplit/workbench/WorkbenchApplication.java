package tailsplit.workbench;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/** Started by {@link Workbench}. */
public final class WorkbenchApplication extends Application {
    private Optional<Session> session = Optional.empty();

    @Override
    public void start(Stage stage) {
        setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheetBSS());
        Session opened = new Session(stage, PreferencesStore::standard, named("data").orElseThrow(), getHostServices()::showDocument);
        session = Optional.of(opened);
        opened.start(named("workspace"), named("standard-workspace").orElseThrow(), named("experiment"));
    }

    private Optional<Path> named(String argument) {
        return Optional.ofNullable(getParameters().getNamed().get(argument)).map(Path::of);
    }

    @Override
    public void stop() {
        session.ifPresent(Session::close);
    }
}
