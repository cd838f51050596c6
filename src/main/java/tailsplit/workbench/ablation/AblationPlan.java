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
import tailsplit.workbench.slurm.BackendChoice;

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
     * @param standing of the run, as whoever trains it tells, or its folder
     */
    public record PlannedCell(Configuration asked, Configuration resolved, int images, boolean included, String run, Standing standing) {
        boolean isOpen() {
            return included && !standing.state().isResult() && !isUnderWay();
        }

        boolean isUnderWay() {
            return standing.state().isUnderWay();
        }
    }

    /**
     * @param backends that may have runs of it
     * @param side     how many runs are trained at a time
     * @throws tailsplit.file.InvalidInputException where a cell does not fit the data set
     */
    static AblationPlan of(Ablation ablation, Dataset dataset, Workspace workspace, List<RunSummary> runs,
            BackendChoice backends, int side) {
        Map<String, RunSummary> known = new HashMap<>();
        runs.forEach(run -> known.put(run.run(), run));
        Set<Configuration> included = new HashSet<>(ablation.cells());
        List<PlannedCell> cells = new ArrayList<>();
        for (Ablation.Cell cell : new Ablation(ablation.base(), ablation.axes(), List.of(), List.of()).resolve(dataset)) {
            String run = workspace.runFolder(cell.resolved(), known.keySet()).getFileName().toString();
            Standing there = known.containsKey(run) ? known.get(run).standing() : Standing.MISSING;
            cells.add(new PlannedCell(cell.asked(), cell.resolved(), cell.images(), included.contains(cell.asked()), run,
                    backends.standing(run, there)));
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

    /** The names of the runs that are trained or wait for it. */
    List<String> underWay() {
        return included().stream().filter(PlannedCell::isUnderWay).map(PlannedCell::run).distinct().toList();
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

    /** The bytes of all files; what vanishes meanwhile counts nothing. */
    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
