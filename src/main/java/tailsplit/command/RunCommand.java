package tailsplit.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.gpu.LibtorchStore;
import tailsplit.protocol.ExitCode;
import tailsplit.slurm.Resources;
import tailsplit.slurm.ResourcesFile;
import tailsplit.slurm.Slurm;

/** {@code tailsplit run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Trains an experiment in a worker process and writes its run folder, WORKSPACE/runs/NAME-HASH.",
            "A run that has ended is not trained again: its scores are shown.",
            "Where CONFIG.yaml has an ablation, all cells of its grid are trained that the workspace does not have yet;",
            "started again, it goes on. A cell that fails does not stop the others; one that diverges is a result."
        },
        footer = {"", "Exit codes: " + ExitCode.HELP})
final class RunCommand implements Callable<Integer> {
    private static final String HERE = "here";
    private static final String SLURM = "slurm";

    @Mixin
    private ExperimentOptions experiment;

    @Mixin
    private WorkspaceOption workspace;

    @Option(names = "--resume", description = "Continues a run that was stopped or killed, from its last checkpoint.")
    private boolean resume;

    @Option(names = "--restart", description = "Throws away what a run has done and starts it afresh.")
    private boolean restart;

    @Option(names = "--parallel", paramLabel = "N",
            description = "Runs of a grid that are trained at a time (default: as many as fit the cores, one thread "
                    + "each; one on a GPU; on Slurm no limit).")
    private Optional<Integer> parallel = Optional.empty();

    @Option(names = "--on", paramLabel = "PLACE",
            description = "Where to train: here, or slurm, as a job of a task for each run (default: here).")
    private String place = HERE;

    @ArgGroup(exclusive = false, heading = "%nOn Slurm (defaults: 'tailsplit slurm settings'):%n")
    private ResourceOptions resources = new ResourceOptions();

    @Option(names = "--dry-run", description = "With --on slurm: shows the script and submits nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return job(experiment.ablation()).train();
    }

    private TrainingJob job(Ablation ablation) {
        Workspace runs = new Workspace(workspace.folder());
        if (isOnSlurm()) {
            return onSlurm(ablation, runs);
        }
        new LibtorchStore(experiment.dataHome()).problem().ifPresent(why ->
                System.err.println("tailsplit: no GPU is used, only the processor: %s; 'tailsplit devices' says more".formatted(why)));
        return ablation.axes().isEmpty() ? new SingleRun(experiment.prepared(), runs, experiment.dataHome(), resume, restart)
                : grid(ablation, runs);
    }

    private boolean isOnSlurm() {
        if (!place.equals(HERE) && !place.equals(SLURM)) {
            throw new InvalidInputException("--on: found %s; allowed: %s, %s".formatted(place, HERE, SLURM));
        }
        Optional<String> only = resources.first().or(() -> dryRun ? Optional.of("--dry-run") : Optional.empty());
        if (place.equals(HERE) && only.isPresent()) {
            throw new InvalidInputException("%s is for Slurm; add --on slurm".formatted(only.get()));
        }
        return place.equals(SLURM);
    }

    private TrainingJob onSlurm(Ablation ablation, Workspace runs) {
        if (restart) {
            throw new InvalidInputException("--restart: allowed with --on here only. Remove runs from the workspace instead");
        }
        Resources asked = resources.over(ResourcesFile.standard().read(), parallel);
        return new SlurmSubmission(ablation, runs, experiment.dataHome(), asked, Slurm.ofThisMachine(), dryRun, System.out);
    }

    private TrainingJob grid(Ablation ablation, Workspace runs) {
        if (restart) {
            throw new InvalidInputException("--restart: found a grid; allowed: a single experiment. Remove runs from "
                    + "the workspace instead");
        }
        parallel.filter(number -> number < 1).ifPresent(number -> {
            throw new InvalidInputException("--parallel: found %d; allowed: a whole number from 1".formatted(number));
        });
        int atATime = parallel.orElseGet(() -> GridRun.fitting(ablation.base(), experiment.dataHome()));
        return new GridRun(ablation, runs, experiment.dataHome(), atATime, System.out);
    }
}
