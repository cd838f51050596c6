package tailsplit.workbench.results;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.FileChooser;
import tailsplit.results.Export;
import tailsplit.workbench.shared.Dialogs;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.task.Background;

/** Writes what is seen to files. */
final class ExportMenu extends MenuButton {
    private static final int NOTICES = 5;

    private final ResultsModel model;
    private final Background background;
    private final Consumer<String> news;

    /** @param news hears what is being done and what was, in a sentence */
    ExportMenu(ResultsModel model, Background background, Consumer<String> news) {
        super("Export");
        this.model = model;
        this.background = background;
        this.news = news;
        setId("results-export");
        MenuItem bundle = new MenuItem("Bundle to repeat it elsewhere\u2026");
        bundle.setOnAction(_ -> bundle());
        getItems().addAll(
                item("Table as LaTeX\u2026", "tex", (view, file) -> Export.latex(view.table(), file)),
                item("Table as CSV\u2026", "csv", (view, file) -> Export.csv(view.table(), file)),
                item("Table as Markdown\u2026", "md", (view, file) -> Export.markdown(view.table(), file)),
                item("All settings and scores as CSV\u2026", "csv", (view, file) -> Export.tidyCsv(view.observations(), file)),
                new SeparatorMenuItem(), bundle);
    }

    private interface Writer {
        void write(ResultsView view, Path file);
    }

    private MenuItem item(String text, String ending, Writer writer) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> model.viewProperty().get()
                .ifPresent(view -> choose(text.replace("\u2026", ""), view, ending).ifPresent(file ->
                background.run(() -> {
                    writer.write(view, file);
                    return file;
                }, done -> news.accept("Wrote " + done.getFileName()), this::failed))));
        return item;
    }

    private void bundle() {
        model.viewProperty().get().flatMap(view -> choose("Bundle to repeat it elsewhere", view, "zip")).ifPresent(file -> {
            news.accept("Writing %s\u2026".formatted(file.getFileName()));
            model.bundle(file, notices -> bundled(file, notices), this::failed);
        });
    }

    private void bundled(Path file, List<String> notices) {
        news.accept("Wrote " + file.getFileName());
        if (!notices.isEmpty()) {
            String more = notices.size() > NOTICES ? "and %s more".formatted(Words.number(notices.size() - NOTICES)) : "";
            Dialogs.told(getScene().getWindow(), "The bundle was written, without some of its parts",
                    Stream.concat(notices.stream().limit(NOTICES), Stream.of(more)).collect(Collectors.joining("\n")));
        }
    }

    private Optional<Path> choose(String title, ResultsView view, String ending) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(view.table().title().replaceAll("[^\\p{L}\\p{N} _-]+", "-") + "." + ending);
        return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).map(File::toPath);
    }

    private void failed(String problem) {
        news.accept("");
        Dialogs.problem(getScene().getWindow(), "The file was not written", problem);
    }
}
