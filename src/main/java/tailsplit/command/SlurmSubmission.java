package tailsplit.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tailsplit.dataset.Dataset;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.PlannedRuns;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.RunRequest;
import tailsplit.experiment.Workspace;
import tailsplit.protocol.ExitCode;
import tailsplit.run.RunFolder;
import tailsplit.run.RunStatus;
import tailsplit.slurm.Resources;
import tailsplit.slurm.Slurm;
import tailsplit.slurm.SlurmJobs;
import tailsplit.slurm.SubmittedRun;

/**
 * Submits the cells of an ablation, or a single run, that the workspace does not have yet.
 *
 * @param dryRun shows what would be submitted instead
 */
record SlurmSubmission(Ablation ablation, Workspace workspace, Path dataHome, Resources resources, Slurm slurm, boolean dryRun,
        PrintStream out) implements TrainingJob {
    /**
     * What there is to submit.
     *
     * @param name of the ablation, or of the run
     * @param inSlurm runs that wait or are trained already
     */
    private record Selection(PlannedRuns planned, String name, List<RunRequest> open, int ended, int inSlurm) {}

    @Override
    public int train() {
        return dryRun ? show() : submit();
    }

    /** Shows what would be submitted. */
    private int show() {
        Selection selected = select();
        report(selected);
        if (!selected.open.isEmpty()) {
            out.print(jobs().script(selected.name, selected.open, resources));
        }
        return ExitCode.DONE;
    }

    private int submit() {
        slurm.require();
        Selection selected = select();
        report(selected);
        if (selected.open.isEmpty()) {
            return ExitCode.DONE;
        }
        String job = jobs().submit(selected.name, selected.open, resources);
        if (!ablation.axes().isEmpty()) {
            selected.planned.keep();
        }
        out.printf("Submitted to Slurm: job %s, %d task%s.%n", job, selected.open.size(), selected.open.size() == 1 ? "" : "s");
        out.printf("tailsplit slurm status \"%s\" --workspace \"%s\" shows how it goes.%n", selected.name, workspace.folder());
        return ExitCode.DONE;
    }

    private SlurmJobs jobs() {
        return new SlurmJobs(workspace, dataHome, slurm);
    }

    private void report(Selection selected) {
        int all = selected.planned.cells().size();
        out.printf("%s: %d run%s, %d trained before%s.%n", Terminal.plain(ablation.name()), all, all == 1 ? "" : "s", selected.ended,
                selected.inSlurm == 0 ? "" : ", %d waiting or trained already".formatted(selected.inSlurm));
    }

    private Selection select() {
        Dataset dataset = ReadingDisplay.load(Prepared.source(ablation.base()), dataHome);
        PlannedRuns planned = PlannedRuns.of(ablation, dataset, workspace);
        Map<String, SubmittedRun> states = slurm.missing().isPresent() ? Map.of() : jobs().states();
        List<RunRequest> open = new ArrayList<>();
        int ended = 0;
        int broken = 0;
        for (String run : planned.cells().keySet()) {
            RunFolder folder = planned.folder(run);
            Ablation.Cell cell = planned.cells().get(run);
            Optional<String> problem = new AttachedRun(folder, cell.resolved(), dataHome).problem(dataset.checksum());
            if (problem.isPresent()) {
                out.println("Left out: " + problem.get());
                broken++;
            } else if (folder.hasResult()) {
                ended++;
            } else if (!isBusy(folder, Optional.ofNullable(states.get(run)))) {
                open.add(new RunRequest(run, ablation.describe(cell.asked()), cell.resolved()));
            }
        }
        String name = ablation.axes().isEmpty() ? planned.cells().keySet().iterator().next() : ablation.name();
        return new Selection(planned, name, open, ended, planned.cells().size() - ended - open.size() - broken);
    }

    /** Of a run that Slurm knows, Slurm tells; of another one, its folder. */
    private static boolean isBusy(RunFolder run, Optional<SubmittedRun> inSlurm) {
        return inSlurm.map(SubmittedRun::isInSlurm).orElseGet(() -> run.status().filter(RunStatus::isAlive).isPresent());
    }
}
