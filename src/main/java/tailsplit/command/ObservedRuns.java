package tailsplit.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tailsplit.experiment.AblationFolder;
import tailsplit.experiment.PaperExperiment;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.metric.Metric;
import tailsplit.results.Observation;
import tailsplit.results.Selection;
import tailsplit.results.TableLayout;

/** The options of commands that look at many runs. */
final class ObservedRuns {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--ablation", paramLabel = "NAME",
            description = "The cells of this ablation only, missing ones included (default: all runs).")
    private Optional<String> ablation = Optional.empty();

    /** @param ablation whose cells they are, if they are those of one */
    record Found(String title, Optional<AblationFolder> ablation, List<Observation> observations) {
        /** @param metrics none where the paper's are wanted */
        TableLayout layout(List<Metric> metrics, Selection selection) {
            return TableLayout.automatic(observations,
                    ablation.map(AblationFolder::ablation).flatMap(PaperExperiment::of), metrics, selection);
        }
    }

    /** @throws InvalidInputException where there is no such ablation, or no run */
    Found read() {
        Workspace place = new Workspace(workspace.folder());
        List<RunSummary> runs = place.summaries().stream().sorted(Comparator.comparing(RunSummary::run)).toList();
        Found found = ablation.map(name -> of(place, name, runs)).orElseGet(() -> all(runs));
        if (found.observations().isEmpty()) {
            throw new InvalidInputException((runs.isEmpty() ? "%s holds no runs yet; train some with 'tailsplit run'"
                    : "%s holds no runs that can be shown").formatted(workspace.folder()));
        }
        return found;
    }

    private static Found all(List<RunSummary> runs) {
        runs.forEach(run -> run.problem().ifPresent(ObservedRuns::leftOut));
        runs.forEach(run -> run.outdated().ifPresent(older -> leftOut("%s: %s".formatted(run.run(), older))));
        return new Found("Results", Optional.empty(), Observation.of(runs));
    }

    private static void leftOut(String problem) {
        System.err.println("tailsplit: left out: " + problem);
    }

    private static Found of(Workspace place, String ablation, List<RunSummary> runs) {
        AblationFolder folder = place.ablation(ablation);
        if (!folder.exists()) {
            String names = AblationFolder.all(place).stream().map(AblationFolder::name).collect(Collectors.joining(", "));
            throw new InvalidInputException("--ablation: found %s; allowed: %s".formatted(ablation,
                    names.isEmpty() ? "none, this workspace has no ablations" : names));
        }
        List<Observation> observations = Observation.of(folder, runs);
        observations.forEach(each -> each.run().flatMap(RunSummary::problem).ifPresent(ObservedRuns::leftOut));
        return new Found(ablation, Optional.of(folder), observations);
    }
}
