package tailsplit.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.Datasets;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.PlannedRuns;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Workspace;
import tailsplit.run.RunFolder;
import tailsplit.run.RunStatus;
import tailsplit.slurm.CellState;
import tailsplit.slurm.Resources;
import tailsplit.slurm.Slurm;
import tailsplit.slurm.SlurmJobs;
import tailsplit.worker.ExitCode;

/** Submits the cells of an ablation, or a single run, that the workspace does not have yet. */
record SlurmRun(Ablation ablation, Workspace workspace, Path dataHome, Resources resources, Slurm slurm, PrintStream out) {
    /** What there is to submit. @param name of the ablation, or of the run @param inSlurm runs that wait or are trained already */
    private record Work(PlannedRuns planned, String name, List<SlurmJobs.Cell> open, int ended, int inSlurm) {}

    /** Shows what would be submitted. */
    int show() {
        Work work = work();
        report(work);
        if (!work.open.isEmpty()) {
            out.print(jobs().script(work.name, work.open, resources));
        }
        return ExitCode.DONE;
    }

    int submit() {
        slurm.require();
        Work work = work();
        report(work);
        if (work.open.isEmpty()) {
            return ExitCode.DONE;
        }
        String job = jobs().submit(work.name, work.open, resources);
        if (!ablation.axes().isEmpty()) {
            work.planned.keep();
        }
        out.printf("Submitted to Slurm: job %s, %d task%s.%n", job, work.open.size(), work.open.size() == 1 ? "" : "s");
        out.printf("tailsplit slurm status \"%s\" --workspace \"%s\" shows how it goes.%n", work.name, workspace.folder());
        return ExitCode.DONE;
    }

    private SlurmJobs jobs() {
        return new SlurmJobs(workspace, dataHome, slurm);
    }

    private void report(Work work) {
        int all = work.planned.cells().size();
        out.printf("%s: %d run%s, %d trained before%s.%n", ablation.name(), all, all == 1 ? "" : "s", work.ended,
                work.inSlurm == 0 ? "" : ", %d waiting or trained already".formatted(work.inSlurm));
    }

    private Work work() {
        Dataset dataset = Datasets.load(Prepared.source(ablation.base()), dataHome);
        PlannedRuns planned = PlannedRuns.of(ablation, dataset, workspace);
        Map<String, CellState> states = slurm.missing().isPresent() ? Map.of() : jobs().states();
        List<SlurmJobs.Cell> open = new ArrayList<>();
        int ended = 0;
        for (String run : planned.cells().keySet()) {
            RunFolder folder = planned.folder(run);
            Ablation.Cell cell = planned.cells().get(run);
            new AttachedRun(folder, cell.resolved(), dataHome).requireSameData(dataset.checksum());
            if (folder.hasResult()) {
                ended++;
            } else if (!isBusy(folder, Optional.ofNullable(states.get(run)))) {
                open.add(new SlurmJobs.Cell(run, ablation.describe(cell.asked()), cell.resolved()));
            }
        }
        String name = ablation.axes().isEmpty() ? planned.cells().keySet().iterator().next() : ablation.name();
        return new Work(planned, name, open, ended, planned.cells().size() - ended - open.size());
    }

    /** Of a run that Slurm knows, Slurm tells; of another one, its folder. */
    private static boolean isBusy(RunFolder run, Optional<CellState> inSlurm) {
        return inSlurm.map(state -> state.kind().isActive()).orElseGet(() -> run.status().filter(RunStatus::isAlive).isPresent());
    }
}
