package tailsplit.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.RunSummary;
import tailsplit.protocol.ExitCode;
import tailsplit.results.Bundle;
import tailsplit.results.ResultTable;
import tailsplit.results.Selection;

/** {@code tailsplit bundle}. */
@Command(name = "bundle", mixinStandardHelpOptions = true, description = {
    "Writes runs that have ended into a zip archive: configurations, versions, splits, predictions, scores and tables,",
    "without checkpoints. 'tailsplit import' takes it into another workspace."
})
final class BundleCommand implements Callable<Integer> {
    @Mixin
    private ObservedRuns observed;

    @Mixin
    private DataHomeOption data;

    @Option(names = "--out", required = true, paramLabel = "FILE.zip", description = "The archive to write.")
    private Path out;

    private final Map<DatasetSource, Dataset> loaded = new ConcurrentHashMap<>();

    @Override
    public Integer call() {
        ObservedRuns.Found found = observed.read();
        ResultTable table = ResultTable.of(found.title(), found.observations(), found.layout(List.of(), Selection.LAST));
        List<String> notices = Bundle.write(found.ablation(), found.observations(), table, this::prepared, out);
        notices.forEach(notice -> System.out.println("Note: " + notice));
        System.out.println(out);
        return ExitCode.DONE;
    }

    private Prepared prepared(RunSummary run) {
        Dataset dataset = loaded.computeIfAbsent(Prepared.source(run.configuration()),
                source -> ReadingDisplay.load(source, data.folder()));
        return Prepared.of(run.configuration(), dataset);
    }
}
