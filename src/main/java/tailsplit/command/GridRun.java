package tailsplit.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tailsplit.dataset.Dataset;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.PlannedRuns;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.file.Problem;
import tailsplit.file.ProcessIdentity;
import tailsplit.gpu.ComputeDevice;
import tailsplit.gpu.LibtorchStore;
import tailsplit.protocol.ExitCode;
import tailsplit.run.Obstacle;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.run.Standing;

/**
 * Trains the cells of an ablation that the workspace does not have yet, several at a time. Cells that were begun go on;
 * one that fails does not stop the others.
 */
final class GridRun implements TrainingJob {
    private final Ablation ablation;
    private final Workspace workspace;
    private final Path dataHome;
    private final int parallel;
    private final PrintStream out;
    /** Of the runs under way; closed when this process is to end. */
    private final Set<Process> workers = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private int cells;
    private int toTrain;
    private int ended;
    private int failed;
    private double secondsOfAll;

    /** @param parallel how many are trained at a time, at least 1 */
    GridRun(Ablation ablation, Workspace workspace, Path dataHome, int parallel, PrintStream out) {
        this.ablation = ablation;
        this.workspace = workspace;
        this.dataHome = dataHome;
        this.parallel = parallel;
        this.out = out;
    }

    /** How many runs of this many threads fit the machine; one where they go to a GPU. */
    static int fitting(Configuration base, Path dataHome) {
        if (!(base.get(Settings.TRAINING_DEVICE) instanceof ComputeDevice.Cpu) && new LibtorchStore(dataHome).usable().isPresent()) {
            return 1;
        }
        return Math.max(1, Runtime.getRuntime().availableProcessors() / threads(base));
    }

    /** @return the exit code: failed where a cell failed; a cell that diverged is a result */
    @Override
    public int train() throws InterruptedException {
        Dataset dataset = ReadingDisplay.load(Prepared.source(ablation.base()), dataHome);
        dataset.notices().forEach(notice -> out.println("Note: " + notice));
        List<NamedRun> runs = runs(dataset);
        List<NamedRun> open = runs.stream().filter(named -> !named.run.hasEnded(dataset.checksum())).toList();
        cells = runs.size();
        toTrain = open.size();
        out.printf("%s: %d %s, %d trained before; %d at a time, %d thread%s each.%n", Terminal.plain(ablation.name()), cells,
                cells == 1 ? "run" : "runs", cells - toTrain, parallel, threads(ablation.base()), threads(ablation.base()) == 1 ? "" : "s");
        try (AtExit _ = new AtExit(this::stop);
                ExecutorService pool = Executors.newFixedThreadPool(parallel)) {
            open.forEach(named -> pool.execute(() -> train(named, dataset)));
        }
        return stopping ? ExitCode.STOPPED : failed > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    private record NamedRun(String name, AttachedRun run) {}

    private List<NamedRun> runs(Dataset dataset) {
        PlannedRuns planned = PlannedRuns.of(ablation, dataset, workspace);
        List<NamedRun> runs = new ArrayList<>();
        planned.cells().forEach((run, cell) ->
                runs.add(new NamedRun(ablation.describe(cell.asked()), new AttachedRun(planned.folder(run), cell.resolved(), dataHome))));
        planned.keep();
        return runs;
    }

    private void train(NamedRun named, Dataset dataset) {
        if (stopping) {
            return;
        }
        long begin = System.nanoTime();
        String outcome;
        boolean failure = false;
        try {
            named.run.requireUsable(dataset.checksum());
            named.run.prepare(false);
            Process worker = named.run.start(threads(ablation.base()));
            workers.add(worker);
            if (stopping) {
                AttachedRun.stop(worker);
            }
            ProcessIdentity identity = ProcessIdentity.of(worker.toHandle());
            int exit = worker.waitFor();
            workers.remove(worker);
            outcome = outcome(named.run.folder(), identity, exit);
            failure = named.run.folder().result().isEmpty();
        } catch (IOException | RuntimeException e) {
            outcome = "failed: " + Problem.sentence(e);
            failure = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!stopping) {
            report(named.name, outcome, failure, (System.nanoTime() - begin) / 1e9);
        }
    }

    private static String outcome(RunFolder run, ProcessIdentity worker, int exit) {
        if (exit == ExitCode.UNTOLD) {
            return "failed: " + Obstacle.in(run);
        }
        if (exit == ExitCode.TAKEN) {
            return "it is being trained by another process";
        }
        Optional<RunStatus> status = run.status(worker);
        if (status.filter(said -> said.state().isOver()).isEmpty()) {
            return "%s: its worker process %s; see %s".formatted(RunState.INTERRUPTED.label(), ExitCode.ending(exit), run.log());
        }
        return Standing.of(status, run.result()).text();
    }

    private synchronized void report(String name, String outcome, boolean failure, double seconds) {
        ended++;
        failed += failure ? 1 : 0;
        secondsOfAll += seconds;
        long left = Math.round(secondsOfAll / ended * Math.ceilDiv(toTrain - ended, parallel));
        out.printf("[%d of %d] %s: %s (%d s)%s%n", cells - toTrain + ended, cells, name, outcome, Math.round(seconds),
                left == 0 ? "" : ", about " + ProgressDisplay.duration(left) + " left");
    }

    private void stop() {
        stopping = true;
        workers.stream().map(worker -> Thread.ofPlatform().start(() -> AttachedRun.stop(worker))).collect(Collectors.toList())
                .forEach(GridRun::join);
        System.err.println();
        System.err.println("tailsplit: stopped; the same command continues");
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.MINUTES.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One each, where the experiment says nothing else. */
    private static int threads(Configuration base) {
        return Math.max(1, base.getInt(Settings.TRAINING_THREADS));
    }
}
