package tailsplit.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tailsplit.file.InvalidInputException;
import tailsplit.protocol.ExitCode;
import tailsplit.run.Adjustment;
import tailsplit.run.EvaluationRecord;
import tailsplit.run.EvaluationRequest;
import tailsplit.run.KeptCheckpoint;
import tailsplit.run.RunFolder;
import tailsplit.run.ScoredEpoch;
import tailsplit.service.EvaluationProcess;

/** {@code tailsplit evaluate}. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = {
    "Scores a kept checkpoint of a run without training: as trained, with post-hoc logit adjustment (z - tau log prior)",
    "and with tau-normalisation (w / |w|^tau, no bias). The scores are added to evaluations.csv in the run folder.",
    "With classwise splitting the mapper, the group sum and the group max decide; tau-normalisation changes the last",
    "layer of what decides. Choose tau on the validation part where there is one: the best on test images is too good."
}, footer = {"", "Exit codes: " + ExitCode.HELP})
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "A run folder, or its name in the workspace.")
    private Path run;

    @Option(names = "--epoch", paramLabel = "WHICH",
            description = "last, test-selected, validation-selected, or the number of a kept checkpoint (default: last).")
    private String epoch = ScoredEpoch.LAST;

    @Option(names = "--split", paramLabel = "PART",
            description = "test, validation or train, the images that the run trained on (default: test).")
    private String part = EvaluationRequest.Part.TEST.key();

    @Option(names = "--logit-adjustment", split = ",", paramLabel = "TAU", description = "One or more values of tau (default: 1).")
    private List<Double> logitAdjustment = List.of(1.0);

    @Option(names = "--tau-normalisation", split = ",", paramLabel = "TAU", description = "One or more values of tau (default: 1).")
    private List<Double> tauNormalisation = List.of(1.0);

    @Option(names = "--arrays", paramLabel = "FILE.npz",
            description = "Writes labels, features, logits, scores, training counts and weights for NumPy.")
    private Optional<Path> arrays = Optional.empty();

    @Mixin
    private WorkspaceOption workspace;

    @Mixin
    private DataHomeOption data;

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunFolder folder = workspace.find(run);
        List<Adjustment> adjustments = new ArrayList<>(List.of(Adjustment.NONE));
        logitAdjustment.forEach(tau -> adjustments.add(new Adjustment(Adjustment.Kind.LOGIT_ADJUSTMENT, tau)));
        tauNormalisation.forEach(tau -> adjustments.add(new Adjustment(Adjustment.Kind.TAU_NORMALISATION, tau)));
        EvaluationRequest request = new EvaluationRequest(epoch(folder), part(), adjustments,
                arrays.map(Path::toAbsolutePath));
        EvaluationProcess process = EvaluationProcess.start(folder, request, data.folder());
        Thread stopping = new Thread(process::cancel);
        Runtime.getRuntime().addShutdownHook(stopping);
        process.await(_ -> {});
        Runtime.getRuntime().removeShutdownHook(stopping);
        print(folder, request);
        return ExitCode.DONE;
    }

    private int epoch(RunFolder folder) {
        List<KeptCheckpoint> kept = folder.keptCheckpoints();
        boolean newest = epoch.equals(ScoredEpoch.LAST) && folder.result().isEmpty();
        return kept.stream().filter(each -> each.selections().contains(epoch) || String.valueOf(each.epoch()).equals(epoch) || newest)
                .max(Comparator.comparingInt(KeptCheckpoint::epoch)).map(KeptCheckpoint::epoch)
                .orElseThrow(() -> new InvalidInputException("--epoch: found %s; allowed: %s".formatted(epoch, kept.isEmpty()
                        ? "none, this run has no checkpoint" : String.join(", ", kept.stream().map(KeptCheckpoint::text).toList()))));
    }

    private EvaluationRequest.Part part() {
        for (EvaluationRequest.Part each : EvaluationRequest.Part.values()) {
            if (each.key().equals(part)) {
                return each;
            }
        }
        throw new InvalidInputException("--split: found %s; allowed: test, validation, train".formatted(part));
    }

    private static void print(RunFolder folder, EvaluationRequest request) {
        List<EvaluationRecord> records = folder.evaluations().stream().filter(record -> record.epoch() == request.epoch()
                && record.part() == request.part()).toList();
        records.stream().findFirst().ifPresent(first ->
                System.out.printf(Locale.ROOT, "Epoch %d, %,d %s images%n", first.epoch(), first.images(), first.part().key()));
        ScoreTable.print(records, System.out);
    }
}
