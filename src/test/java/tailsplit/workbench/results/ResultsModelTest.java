package tailsplit.workbench.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.dataset.Datasets;
import tailsplit.experiment.PaperExperiment;
import tailsplit.experiment.Workspace;
import tailsplit.workbench.MadeUpRuns;
import tailsplit.workbench.task.Background;

/** Results bundled and imported as the window does it, without one. */
class ResultsModelTest {
    private final Background background = new Background(Runnable::run);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void whatIsSeenIsBundledAndImportedElsewhere() throws Exception {
        Workspace from = new Workspace(folder.resolve("from"));
        MadeUpRuns.grid(from, PaperExperiment.TABLE_4.quick(), _ -> 0.5);
        ResultsModel model = model(from);
        CompletableFuture<ResultsView> seen = new CompletableFuture<>();
        model.viewProperty().subscribe(view -> view.filter(each -> each.request().ablation().isPresent()).ifPresent(seen::complete));
        model.show("Table 4, quick");
        assertEquals("Table 4, quick", seen.get(20, TimeUnit.SECONDS).table().title());
        CompletableFuture<List<String>> notices = new CompletableFuture<>();
        Path zip = folder.resolve("bundle.zip");
        model.bundle(zip, notices::complete, problem -> notices.completeExceptionally(new AssertionError(problem)));
        assertEquals(List.of(), notices.get(20, TimeUnit.SECONDS));
        Workspace to = new Workspace(folder.resolve("to"));
        assertEquals(2, take(to, zip));
        assertEquals(2, to.summaries().stream().filter(run -> run.result().isPresent()).count());
        assertEquals(0, take(to, zip), "all of them are here already");
        ExecutionException refused = assertThrows(ExecutionException.class, () -> take(to, folder.resolve("none.zip")));
        assertTrue(refused.getCause().getMessage().startsWith("cannot read "), refused.getCause().getMessage());
    }

    private int take(Workspace workspace, Path zip) throws Exception {
        CompletableFuture<Integer> fresh = new CompletableFuture<>();
        model(workspace).take(zip, fresh::complete, problem -> fresh.completeExceptionally(new AssertionError(problem)));
        return fresh.get(20, TimeUnit.SECONDS);
    }

    private ResultsModel model(Workspace workspace) {
        return new ResultsModel(workspace, background, workspace::summaries, source -> Datasets.load(source, folder));
    }
}
