package tailsplit.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.AblationFile;
import tailsplit.experiment.PaperExperiment;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UserFile;
import tailsplit.protocol.ExitCode;

/** {@code tailsplit paper}. */
@Command(name = "paper", mixinStandardHelpOptions = true, description = {
    "Writes one of the paper's experiments, or of two that go on from them, as an ablation, for 'tailsplit run';",
    "without a name, lists them."
})
final class PaperCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME",
            description = "table-1 to table-4, figure-2 to figure-4, subclass-numbers or switches.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--quick", description = "On an embedded sample, with a small network and few epochs.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write (default: prints it).")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        if (name.isEmpty()) {
            for (PaperExperiment each : PaperExperiment.values()) {
                System.out.printf("%-16s  %3d runs  %s%n", each.key(), each.full().cells().size(), each.description());
            }
            return ExitCode.DONE;
        }
        PaperExperiment experiment = Arrays.stream(PaperExperiment.values()).filter(each -> each.key().equals(name.get())).findFirst()
                .orElseThrow(() -> new InvalidInputException("NAME: found %s; allowed: %s".formatted(name.get(),
                        Arrays.stream(PaperExperiment.values()).map(PaperExperiment::key).collect(Collectors.joining(", ")))));
        Ablation ablation = quick ? experiment.quick() : experiment.full();
        out.ifPresentOrElse(file -> UserFile.write(file, AblationFile.text(ablation)), () -> System.out.print(AblationFile.text(ablation)));
        return ExitCode.DONE;
    }
}
