package tailsplit.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tailsplit.experiment.Prepared;
import tailsplit.file.UserFile;
import tailsplit.imbalance.LongTailedSplit;
import tailsplit.protocol.ExitCode;

/** {@code tailsplit split}. */
@Command(
        name = "split",
        mixinStandardHelpOptions = true,
        description = "Writes which training images an experiment keeps: class and position in the official training set.")
final class SplitCommand implements Callable<Integer> {
    @Mixin
    private ExperimentOptions experiment;

    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path csv;

    @Override
    public Integer call() {
        Prepared prepared = experiment.prepared();
        LongTailedSplit split = prepared.split();
        UserFile.write(csv, split.csv());
        prepared.notices().forEach(notice -> System.out.println("Note: " + notice));
        System.out.printf("%,d images of %,d, %d classes: %s%n", split.all().length, prepared.dataset().train().size(),
                prepared.dataset().classes(), csv);
        return ExitCode.DONE;
    }
}
