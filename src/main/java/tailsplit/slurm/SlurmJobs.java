package tailsplit.slurm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;

/**
 * The jobs of a workspace. All that is known of them lies on disk, so that any process may follow them, cancel them and
 * submit what is missing.
 */
public final class SlurmJobs {
    private final Workspace workspace;
    private final Path dataHome;
    private final Slurm slurm;
    private final SlurmQueue queue;
    /** Jobs of which nothing will change any more. */
    private final Set<Path> settled = ConcurrentHashMap.newKeySet();
    /** Tasks that squeue knows no more, with what sacct said of them: neither is asked again and again. */
    private final Map<SlurmQueue.Place, Optional<SlurmTask>> forgotten = new ConcurrentHashMap<>();

    /** @param dataHome where downloaded data sets lie, on every machine of the cluster */
    public SlurmJobs(Workspace workspace, Path dataHome, Slurm slurm) {
        this.workspace = new Workspace(workspace.folder().toAbsolutePath().normalize());
        this.dataHome = dataHome.toAbsolutePath().normalize();
        this.slurm = slurm;
        queue = new SlurmQueue(slurm);
    }

    /** A run to be trained. @param run the name of its folder @param cell what sets it apart from the others, in words */
    public record Cell(String run, String cell, Configuration configuration) {}

    /** A run that was given to Slurm. @param name of the ablation, or of the run where it is a single one */
    public record Followed(String name, String run, String cell, CellState state) {}

    public Slurm slurm() {
        return slurm;
    }

    /** The script that {@link #submit} would submit; nothing is changed. */
    public String script(String name, List<Cell> cells, Resources resources) {
        Job job = job(name, cells, resources);
        return script(job).text(JobFolder.of(workspace, job).path());
    }

    /**
     * Submits a task for each run. A run that was begun goes on.
     *
     * @param name of the ablation, or of the run where it is a single one
     * @return Slurm's number of the job
     * @throws InvalidInputException where Slurm refuses the job, in its own words, or the workspace cannot be written; nothing is then left
     */
    public String submit(String name, List<Cell> cells, Resources resources) {
        slurm.require();
        Map<String, CellState> earlier = states();
        cells.stream().map(Cell::run).filter(earlier::containsKey).forEach(run -> declareEnded(run, earlier.get(run)));
        Job job = job(name, cells, resources);
        JobFolder folder = JobFolder.of(workspace, job);
        List<RunFolder> made = new ArrayList<>();
        try {
            cells.forEach(cell -> prepare(cell, job.cpus()).ifPresent(made::add));
            folder.create(job, script(job).text(folder.path()));
            slurm.submit(folder.script(), folder.number());
        } catch (InvalidInputException e) {
            made.forEach(RunFolder::delete);
            folder.delete();
            throw e;
        }
        return folder.submitted().map(JobNumber::number).orElseThrow(() -> new InvalidInputException(
                "sbatch gave no number for the job; what it said is in " + folder.number()));
    }

    /** Slurm knows that a task has ended: nobody need wait for a sign of life. Of a node that failed it does not know. */
    private void declareEnded(String run, CellState state) {
        RunFolder folder = folder(run);
        if (!state.kind().isActive() && state.kind() != CellState.Kind.LOST) {
            folder.status().filter(status -> status.elsewhere().isPresent())
                    .ifPresent(status -> folder.write(status.ended(RunState.STOPPED, Optional.of("its process was killed"))));
        }
    }

    private Job job(String name, List<Cell> cells, Resources resources) {
        return new Job(name, Instant.now().truncatedTo(ChronoUnit.MILLIS), resources, cpus(cells, resources),
                cells.stream().map(cell -> new Job.Task(cell.run(), cell.cell())).toList(), Set.of());
    }

    /** As many as a run has threads: one, where neither the experiment nor the resources say more. */
    private static int cpus(List<Cell> cells, Resources resources) {
        return resources.cpus() > 0 ? resources.cpus()
                : Math.max(1, cells.stream().mapToInt(cell -> cell.configuration().getInt(Settings.TRAINING_THREADS)).max().orElse(1));
    }

    private TaskScript script(Job job) {
        return new TaskScript(job, workspace.folder(), dataHome, Program.command());
    }

    /** @return the run's folder where it was made for it */
    private Optional<RunFolder> prepare(Cell cell, int cpus) {
        RunFolder run = folder(cell.run());
        boolean isNew = !run.exists();
        run.create();
        run.withdrawStopRequest();
        if (run.provenance().isEmpty()) { // the number of threads is fixed at the first start, because it changes the last digits
            Configuration own = isNew ? cell.configuration() : configuration(run).orElse(cell.configuration());
            int threads = own.getInt(Settings.TRAINING_THREADS);
            ConfigurationFile.write(own.with(Settings.TRAINING_THREADS, (long) (threads == 0 ? cpus : threads)), run.configuration());
        }
        return isNew ? Optional.of(run) : Optional.empty();
    }

    /** Of a run that was made before, perhaps under another name. */
    private static Optional<Configuration> configuration(RunFolder run) {
        return Files.exists(run.configuration()) ? Optional.of(ConfigurationFile.read(run.configuration())) : Optional.empty();
    }

    /**
     * Every run that was given to Slurm, as its last job has it, in the order of the jobs.
     *
     * @throws InvalidInputException where Slurm does not answer or a file cannot be read
     */
    public List<Followed> all() {
        return follow(JobFolder.all(workspace));
    }

    /** @throws InvalidInputException where nothing of that name was ever given to Slurm */
    public List<Followed> of(String name) {
        List<Followed> all = all();
        List<Followed> found = all.stream().filter(each -> each.name().equals(name) || each.run().equals(name)).toList();
        if (found.isEmpty()) {
            Set<String> names = all.stream().map(Followed::name).collect(Collectors.toCollection(LinkedHashSet::new));
            throw new InvalidInputException("%s: found no job of that name; allowed: %s".formatted(name,
                    names.isEmpty() ? "none, nothing of this workspace was given to Slurm" : String.join(", ", names)));
        }
        return found;
    }

    private record Place(JobFolder folder, Job job, int task) {
        Job.Task cell() {
            return job.tasks().get(task);
        }
    }

    /** Where each run was given to Slurm last. */
    private static Map<String, Place> places(List<JobFolder> folders) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (JobFolder folder : folders) {
            Job job = folder.read();
            for (int task = 0; task < job.tasks().size(); task++) {
                places.put(job.tasks().get(task).run(), new Place(folder, job, task));
            }
        }
        return places;
    }

    private List<Followed> follow(List<JobFolder> folders) {
        Map<String, Place> places = places(folders);
        Map<JobFolder, Optional<JobNumber>> numbers = new HashMap<>();
        places.values().forEach(place -> numbers.computeIfAbsent(place.folder(), JobFolder::submitted));
        Map<SlurmQueue.Place, JobNumber> open = new HashMap<>();
        places.values().stream().filter(place -> !folder(place.cell().run()).hasResult()).forEach(place -> numbers.get(place.folder())
                .ifPresent(job -> open.put(new SlurmQueue.Place(job.number(), place.task()), job)));
        Map<SlurmQueue.Place, SlurmTask> known = known(open);
        List<Followed> followed = new ArrayList<>();
        places.values().forEach(place -> followed.add(new Followed(place.job().name(), place.cell().run(), place.cell().cell(),
                judge(place, numbers.get(place.folder()), known))));
        settle(places.values(), followed);
        return followed;
    }

    /** @param open tasks of which something may still be heard */
    private Map<SlurmQueue.Place, SlurmTask> known(Map<SlurmQueue.Place, JobNumber> open) {
        Map<SlurmQueue.Place, JobNumber> asked = new HashMap<>(open);
        asked.keySet().removeAll(forgotten.keySet());
        Map<SlurmQueue.Place, SlurmTask> known = new HashMap<>(asked.isEmpty() ? Map.of() : queue.of(jobs(asked)));
        asked.keySet().removeAll(known.keySet());
        Map<SlurmQueue.Place, SlurmTask> ended = asked.isEmpty() ? Map.of() : queue.ended(jobs(asked));
        asked.keySet().forEach(task -> forgotten.put(task, Optional.ofNullable(ended.get(task))));
        open.keySet().forEach(task -> forgotten.getOrDefault(task, Optional.empty()).ifPresent(said -> known.put(task, said)));
        return known;
    }

    private static List<JobNumber> jobs(Map<SlurmQueue.Place, JobNumber> tasks) {
        return tasks.values().stream().distinct().toList();
    }

    private CellState judge(Place place, Optional<JobNumber> number, Map<SlurmQueue.Place, SlurmTask> known) {
        String run = place.cell().run();
        Optional<SlurmTask> task = number.flatMap(job -> Optional.ofNullable(known.get(new SlurmQueue.Place(job.number(), place.task()))));
        return new Judgement(folder(run), number.map(job -> job.number() + "_" + place.task()).orElse(""), task,
                place.job().cancelled().contains(run), place.folder().log(place.task())).state();
    }

    private void settle(Collection<Place> places, List<Followed> followed) {
        Set<String> done = followed.stream().filter(each -> each.state().kind() == CellState.Kind.FINISHED
                || each.state().kind() == CellState.Kind.DIVERGED)
                .map(Followed::run).collect(Collectors.toSet());
        places.stream().collect(Collectors.groupingBy(Place::folder)).forEach((folder, tasks) -> {
            if (tasks.stream().allMatch(place -> done.contains(place.cell().run()))) {
                settled.add(folder.path());
            }
        });
    }

    /**
     * Cancels runs that wait or are trained; a checkpoint stays.
     *
     * @param runs the names of their folders; those that Slurm does not have are left out
     * @return how many were cancelled
     * @throws InvalidInputException where Slurm does not do it, in its own words
     */
    public int cancel(Collection<String> runs) {
        Map<String, Place> places = places(JobFolder.all(workspace));
        Map<JobFolder, List<Place>> byJob = all().stream().filter(each -> runs.contains(each.run()) && each.state().kind().isActive())
                .map(each -> places.get(each.run())).collect(Collectors.groupingBy(Place::folder, LinkedHashMap::new, Collectors.toList()));
        byJob.forEach((folder, tasks) -> {
            JobNumber job = folder.submitted().orElseThrow();
            folder.write(folder.read().cancelling(tasks.stream().map(place -> place.cell().run()).collect(Collectors.toSet())));
            slurm.require(job.command("scancel", tasks.stream().map(place -> job.number() + "_" + place.task()).toArray(String[]::new)));
        });
        return byJob.values().stream().mapToInt(List::size).sum();
    }

    /**
     * Submits those of some runs that were cancelled, preempted, stopped or killed, lost their node, or were never begun.
     *
     * @param runs      the names of their folders
     * @param failed    whether those that failed are submitted too
     * @param resources what a task asks for now, given what it asked for before
     * @return the numbers of the jobs; none where there was nothing to submit
     */
    public List<String> resume(Collection<String> runs, boolean failed, UnaryOperator<Resources> resources) {
        Map<String, Place> places = places(JobFolder.all(workspace));
        Map<JobFolder, List<Place>> byJob = all().stream().filter(each -> runs.contains(each.run()))
                .filter(each -> each.state().kind().isResumable() || failed && each.state().kind() == CellState.Kind.FAILED)
                .map(each -> places.get(each.run())).collect(Collectors.groupingBy(Place::folder, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Place>> byName = new LinkedHashMap<>();
        byJob.values().forEach(tasks ->
                tasks.forEach(place -> byName.computeIfAbsent(place.job().name(), _ -> new ArrayList<>()).add(place)));
        return byName.entrySet().stream().map(entry -> submit(entry.getKey(), entry.getValue().stream().map(this::cell).toList(),
                resources.apply(entry.getValue().getLast().job().resources()))).toList();
    }

    private Cell cell(Place place) {
        return new Cell(place.cell().run(), place.cell().cell(), ConfigurationFile.read(folder(place.cell().run()).configuration()));
    }

    /** How the runs stand, by their names, but for those of jobs whose runs had all come to their end when this was asked before. */
    public Map<String, CellState> states() {
        List<JobFolder> folders = JobFolder.all(workspace).stream().filter(folder -> !settled.contains(folder.path())).toList();
        return follow(folders).stream().collect(Collectors.toMap(Followed::run, Followed::state));
    }

    private RunFolder folder(String run) {
        return new RunFolder(workspace.runs().resolve(run));
    }
}
