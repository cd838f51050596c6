package tailsplit.workbench.ablation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import tailsplit.dataset.Dataset;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Estimate;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Workspace;
import tailsplit.run.Standing;
import tailsplit.slurm.SubmittedRun;

/**
 * What an ablation comes to in a workspace.
 *
 * @param cells    of the whole grid, those that are left out too
 * @param duration of the runs that are still to be trained, from the speed of earlier ones
 * @param bytes    that those runs will take on the disk, from the size of earlier ones
 */
public record AblationPlan(Ablation ablation, List<PlannedCell> cells, Optional<Duration> duration, OptionalLong bytes) {
    private static final int MEASURED_RUNS = 5;

    /**
     * @param included whether it is part of the ablation
     * @param run the name of its run's folder
     * @param standing of the run: what Slurm tells of it, or its folder
     * @param slurm where it was given to Slurm
     */
    public record PlannedCell(Configuration asked, Configuration resolved, int images, boolean included, String run, Standing standing,
            Optional<SubmittedRun> slurm) {
        boolean isOpen() {
            return included && !standing.state().isResult() && !isInSlurm();
        }

        /** Whether Slurm has it: it waits there or is trained. */
        boolean isInSlurm() {
            return slurm.filter(SubmittedRun::isInSlurm).isPresent();
        }
    }

    /**
     * @param slurm the runs that were given to Slurm, by their names
     * @param side  how many runs are trained at a time
     * @throws tailsplit.file.InvalidInputException where a cell does not fit the data set
     */
    static AblationPlan of(Ablation ablation, Dataset dataset, Workspace workspace, List<RunSummary> runs,
            Map<String, SubmittedRun> slurm, int side) {
        Map<String, RunSummary> known = new HashMap<>();
        runs.forEach(run -> known.put(run.run(), run));
        Set<Configuration> included = new HashSet<>(ablation.cells());
        List<PlannedCell> cells = new ArrayList<>();
        for (Ablation.Cell cell : new Ablation(ablation.base(), ablation.axes(), List.of(), List.of()).resolve(dataset)) {
            String run = workspace.runFolder(cell.resolved(), known.keySet()).getFileName().toString();
            Standing there = known.containsKey(run) ? known.get(run).standing() : Standing.MISSING;
            Optional<SubmittedRun> given = Optional.ofNullable(slurm.get(run));
            cells.add(new PlannedCell(cell.asked(), cell.resolved(), cell.images(), included.contains(cell.asked()), run,
                    there.state().isResult() ? there : given.map(SubmittedRun::standing).orElse(there), given));
        }
        List<PlannedCell> open = cells.stream().filter(PlannedCell::isOpen).toList();
        return new AblationPlan(ablation, cells, duration(open, runs, side), bytes(open.size(), runs));
    }

    /** Those that are part of the ablation. */
    List<PlannedCell> included() {
        return cells.stream().filter(PlannedCell::included).toList();
    }

    /** Those that are still to be trained; two that compute the same are one. */
    List<PlannedCell> open() {
        Set<String> runs = new HashSet<>();
        return cells.stream().filter(PlannedCell::isOpen).filter(cell -> runs.add(cell.run())).toList();
    }

    /** The names of the runs that Slurm has. */
    List<String> inSlurm() {
        return included().stream().filter(PlannedCell::isInSlurm).map(PlannedCell::run).distinct().toList();
    }

    private static Optional<Duration> duration(List<PlannedCell> open, List<RunSummary> runs, int side) {
        Duration all = Duration.ZERO;
        for (PlannedCell cell : open) {
            Optional<Estimate> estimate = Estimate.of(cell.resolved(), cell.images(), runs);
            if (estimate.isEmpty()) {
                return Optional.empty();
            }
            all = all.plus(estimate.get().duration());
        }
        return Optional.of(all.dividedBy(Math.clamp(open.size(), 1, side)));
    }

    private static OptionalLong bytes(int open, List<RunSummary> runs) {
        List<Long> sizes = runs.stream().filter(run -> run.result().isPresent())
                .sorted(Comparator.comparing((RunSummary run) -> run.status().orElseThrow().heartbeat()).reversed())
                .limit(MEASURED_RUNS).map(run -> size(run.folder().path())).toList();
        return sizes.isEmpty() ? OptionalLong.empty()
                : OptionalLong.of(open * sizes.stream().mapToLong(Long::longValue).sum() / sizes.size());
    }

    /** Of all files; what vanishes meanwhile counts nothing. */
    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
