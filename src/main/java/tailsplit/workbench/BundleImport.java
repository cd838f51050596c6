package tailsplit.workbench;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import tailsplit.workbench.results.ResultsModel;
import tailsplit.workbench.shared.Dialogs;
import tailsplit.workbench.shared.Words;

/** Takes runs of another workspace in; the lists of runs find them by themselves. */
final class BundleImport {
    private final Stage stage;
    private final Supplier<ResultsModel> results;
    private final Consumer<String> news;
    private final Runnable done;

    /**
     * @param news hears how it goes, in a sentence
     * @param done shows what was imported
     */
    BundleImport(Stage stage, Supplier<ResultsModel> results, Consumer<String> news, Runnable done) {
        this.stage = stage;
        this.results = results;
        this.news = news;
        this.done = done;
    }

    /** Asks for the file first. */
    void start() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Import a bundle");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Bundle", "*.zip"));
        Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath).ifPresent(this::start);
    }

    private void start(Path file) {
        news.accept("Importing %s\u2026".formatted(file.getFileName()));
        results.get().take(file, fresh -> {
            news.accept("Imported %s: %s".formatted(file.getFileName(),
                    fresh == 0 ? "all of its runs were here already" : Words.count(fresh, "new run")));
            done.run();
        }, problem -> {
            news.accept("");
            Dialogs.problem(stage, "The bundle was not imported", problem);
        });
    }
}
