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
import tailsplit.experiment.Configuration;
import tailsplit.experiment.MapperOverride;
import tailsplit.experiment.RunConfiguration;
import tailsplit.experiment.Workspace;
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
    "Scores a kept checkpoint of runs without training: as trained, with post-hoc logit adjustment (z - tau log prior),",
    "with tau-normalisation (w / |w|^tau, no bias), and less log SN_c for plans of SN_c subclasses in class c, which is",
    "what a split of that plan takes off its largest pseudo-logit at most. The scores are added to evaluations.csv in the",
    "run folder. With classwise splitting everything that can read the split decides: the mapper, and the sum, the largest",
    "and the mean of a class's pseudo-logits; 'weighted' is each with the share of its class's training images that a",
    "subclass holds, as a network needs that was trained on balanced subclasses. Tau-normalisation changes the last layer",
    "of what decides. Choose tau on the validation part where there is one: the best on test images is too good."
}, footer = {"", "Exit codes: " + ExitCode.HELP})
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", arity = "0..*", description = "Run folders, or their names in the workspace.")
    private List<Path> runs = List.of();

    @Option(names = "--all", description = "Every run of the workspace that keeps the checkpoint asked for.")
    private boolean all;

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

    @Option(names = "--plan", paramLabel = "N,N,...", description = {
        "A number of subclasses for each class, whose logarithms are taken off the scores, such as 5,3,2,2,1,1,1,1,1,1;",
        "may be given several times."})
    private List<String> plans = List.of();

    @Option(names = "--mapper", split = ",", paramLabel = "KEY=VALUE", description = {
        "Trains a label mapper anew on what the network gives for its training images, with these of its settings, such as",
        "mapperBalance=draws,mapperInput=standardised, and scores the run by it."})
    private List<String> mapper = List.of();

    @Option(names = "--arrays", paramLabel = "FILE.npz", description = {
        "Of a single run: writes labels, features, logits, scores, training counts, images of each subclass and weights",
        "for NumPy."})
    private Optional<Path> arrays = Optional.empty();

    @Mixin
    private WorkspaceOption workspace;

    @Mixin
    private DataHomeOption data;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Adjustment> adjustments = new ArrayList<>(List.of(Adjustment.NONE));
        logitAdjustment.forEach(tau -> adjustments.add(new Adjustment(Adjustment.Kind.LOGIT_ADJUSTMENT, tau)));
        tauNormalisation.forEach(tau -> adjustments.add(new Adjustment(Adjustment.Kind.TAU_NORMALISATION, tau)));
        plans.forEach(plan -> adjustments.add(Adjustment.ofPlan(plan)));
        EvaluationRequest.Part asked = part();
        List<RunFolder> folders = folders();
        if (!mapper.isEmpty()) {
            MapperOverride.of(Configuration.defaults(), MapperOverride.named(mapper));
        }
        if (folders.size() == 1 && !all) {
            evaluate(folders.getFirst(), asked, adjustments);
            return ExitCode.DONE;
        }
        return evaluateEach(folders, asked, adjustments);
    }

    private List<RunFolder> folders() {
        if (runs.isEmpty() != all) {
            throw new InvalidInputException("RUN: found %s; allowed: one or more runs, or --all"
                    .formatted(all ? "runs and --all" : "none"));
        }
        if (arrays.isPresent() && (all || runs.size() > 1)) {
            throw new InvalidInputException("--arrays: found several runs; allowed: one");
        }
        List<Path> asked = all ? new Workspace(workspace.folder()).runNames().stream().sorted().map(Path::of).toList() : runs;
        return asked.stream().map(workspace::find).toList();
    }

    /** What cannot be done of one run does not keep the others from being scored. */
    private int evaluateEach(List<RunFolder> folders, EvaluationRequest.Part asked, List<Adjustment> adjustments)
            throws IOException, InterruptedException {
        int code = ExitCode.DONE;
        for (RunFolder folder : folders) {
            System.out.println(folder.path().getFileName());
            try {
                evaluate(folder, asked, adjustments);
            } catch (InvalidInputException e) {
                System.err.println("tailsplit: " + (e.getMessage().startsWith(folder.name() + ":") ? e.getMessage()
                        : "%s: %s".formatted(folder.name(), e.getMessage())));
                code = ExitCode.INVALID_INPUT;
            }
        }
        return code;
    }

    private void evaluate(RunFolder folder, EvaluationRequest.Part asked, List<Adjustment> adjustments)
            throws IOException, InterruptedException {
        RunConfiguration.read(folder);
        EvaluationRequest request = new EvaluationRequest(epoch(folder), asked, adjustments, MapperOverride.named(mapper),
                arrays.map(Path::toAbsolutePath));
        EvaluationProcess process = EvaluationProcess.start(folder, request, data.folder());
        try (AtExit _ = new AtExit(process::cancel)) {
            process.await(_ -> {});
        }
        print(folder, request);
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
