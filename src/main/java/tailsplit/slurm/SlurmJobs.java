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
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.RunConfiguration;
import tailsplit.experiment.RunRequest;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.protocol.Program;
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
    private final Map<TaskId, Optional<SlurmTask>> forgotten = new ConcurrentHashMap<>();

    /** @param dataHome where downloaded data sets lie, on every machine of the cluster */
    public SlurmJobs(Workspace workspace, Path dataHome, Slurm slurm) {
        this.workspace = new Workspace(workspace.folder().toAbsolutePath().normalize());
        this.dataHome = dataHome.toAbsolutePath().normalize();
        this.slurm = slurm;
        queue = new SlurmQueue(slurm);
    }

    public Slurm slurm() {
        return slurm;
    }

    /** The script that {@link #submit} would submit; nothing is changed. */
    public String script(String name, List<RunRequest> requests, Resources resources) {
        Job job = job(name, requests, resources);
        return script(job).text(JobFolder.of(workspace, job).path());
    }

    /**
     * Submits a task for each run. A run that was begun goes on.
     *
     * @param name of the ablation, or of the run where it is a single one
     * @return Slurm's number of the job
     * @throws InvalidInputException where Slurm refuses the job, in its own words, or the workspace cannot be written; nothing is then left
     */
    public String submit(String name, List<RunRequest> requests, Resources resources) {
        slurm.require();
        Map<String, SubmittedRun> earlier = states();
        requests.stream().map(RunRequest::run)
                .forEach(run -> Optional.ofNullable(earlier.get(run)).ifPresent(state -> declareEnded(run, state)));
        Job job = job(name, requests, resources);
        JobFolder folder = JobFolder.of(workspace, job);
        List<RunFolder> made = new ArrayList<>();
        try {
            requests.forEach(request -> prepare(request, job.cpus()).ifPresent(made::add));
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
    private void declareEnded(String run, SubmittedRun earlier) {
        RunFolder folder = folder(run);
        if (!earlier.isInSlurm() && earlier.standing().state() != RunState.LOST) {
            folder.status().filter(status -> status.elsewhere().isPresent())
                    .ifPresent(status -> folder.write(status.ended(RunState.STOPPED, Optional.of("its process was killed"))));
        }
    }

    private Job job(String name, List<RunRequest> requests, Resources resources) {
        return new Job(name, Instant.now().truncatedTo(ChronoUnit.MILLIS), resources, cpus(requests, resources),
                requests.stream().map(request -> new Job.Task(request.run(), request.description())).toList(), Set.of());
    }

    /** As many as a run has threads: one, where neither the experiment nor the resources say more. */
    private static int cpus(List<RunRequest> requests, Resources resources) {
        return resources.cpus() > 0 ? resources.cpus() : requests.stream().map(RunRequest::configuration)
                .mapToInt(configuration -> Math.max(1, configuration.getInt(Settings.TRAINING_THREADS))).max().orElse(1);
    }

    private TaskScript script(Job job) {
        return new TaskScript(job, workspace.folder(), dataHome, Program.command());
    }

    /** @return the run's folder where it was made for it */
    private Optional<RunFolder> prepare(RunRequest request, int cpus) {
        RunFolder run = folder(request.run());
        boolean isNew = !run.exists();
        run.create();
        run.withdrawStopRequest();
        if (run.provenance().isEmpty()) { // the number of threads is fixed at the first start, because it changes the last digits
            Configuration own = isNew ? request.configuration() : configuration(run).orElse(request.configuration());
            int threads = own.getInt(Settings.TRAINING_THREADS);
            ConfigurationFile.write(own.with(Settings.TRAINING_THREADS, (long) (threads == 0 ? cpus : threads)), run.configuration());
        }
        return isNew ? Optional.of(run) : Optional.empty();
    }

    /** Of a run that was made before, perhaps under another name. */
    private static Optional<Configuration> configuration(RunFolder run) {
        return Files.exists(run.configuration()) ? Optional.of(RunConfiguration.read(run)) : Optional.empty();
    }

    /**
     * Every run that was given to Slurm, as its last job has it, in the order of the jobs.
     *
     * @throws InvalidInputException where Slurm does not answer or a file cannot be read
     */
    public List<SubmittedRun> all() {
        return follow(JobFolder.all(workspace));
    }

    /** @throws InvalidInputException where nothing of that name was ever given to Slurm */
    public List<SubmittedRun> of(String name) {
        List<SubmittedRun> all = all();
        List<SubmittedRun> found = all.stream().filter(each -> each.name().equals(name) || each.run().equals(name)).toList();
        if (found.isEmpty()) {
            Set<String> names = all.stream().map(SubmittedRun::name).collect(Collectors.toCollection(LinkedHashSet::new));
            throw new InvalidInputException("%s: found no job of that name; allowed: %s".formatted(name,
                    names.isEmpty() ? "none, nothing of this workspace was given to Slurm" : String.join(", ", names)));
        }
        return found;
    }

    /** @param index of the task in its job */
    private record SubmittedTask(JobFolder folder, Job job, int index) {
        String run() {
            return job.tasks().get(index).run();
        }

        String description() {
            return job.tasks().get(index).description();
        }

        TaskId id(JobNumber number) {
            return new TaskId(number.number(), index);
        }
    }

    /** The task that each run was given to Slurm as last, by the run's name. */
    private static Map<String, SubmittedTask> tasks(List<JobFolder> folders) {
        Map<String, SubmittedTask> tasks = new LinkedHashMap<>();
        for (JobFolder folder : folders) {
            Job job = folder.read();
            for (int index = 0; index < job.tasks().size(); index++) {
                SubmittedTask task = new SubmittedTask(folder, job, index);
                tasks.put(task.run(), task);
            }
        }
        return tasks;
    }

    private List<SubmittedRun> follow(List<JobFolder> folders) {
        Collection<SubmittedTask> tasks = tasks(folders).values();
        Map<JobFolder, Optional<JobNumber>> numbers = new HashMap<>();
        tasks.forEach(task -> numbers.computeIfAbsent(task.folder(), JobFolder::submitted));
        Map<TaskId, JobNumber> open = new HashMap<>();
        tasks.stream().filter(task -> !folder(task.run()).hasResult())
                .forEach(task -> numbers.getOrDefault(task.folder(), Optional.empty()).ifPresent(job -> open.put(task.id(job), job)));
        Map<TaskId, SlurmTask> known = known(open);
        List<SubmittedRun> followed = tasks.stream()
                .map(task -> run(task, numbers.getOrDefault(task.folder(), Optional.empty()), known)).toList();
        settle(tasks, followed);
        return followed;
    }

    /** @param open tasks of which something may still be heard */
    private Map<TaskId, SlurmTask> known(Map<TaskId, JobNumber> open) {
        Map<TaskId, JobNumber> asked = new HashMap<>(open);
        asked.keySet().removeAll(forgotten.keySet());
        Map<TaskId, SlurmTask> known = new HashMap<>(asked.isEmpty() ? Map.of() : queue.of(jobs(asked)));
        asked.keySet().removeAll(known.keySet());
        Map<TaskId, SlurmTask> ended = asked.isEmpty() ? Map.of() : queue.ended(jobs(asked));
        asked.keySet().forEach(task -> forgotten.put(task, Optional.ofNullable(ended.get(task))));
        open.keySet().forEach(task -> forgotten.getOrDefault(task, Optional.empty()).ifPresent(said -> known.put(task, said)));
        return known;
    }

    private static List<JobNumber> jobs(Map<TaskId, JobNumber> tasks) {
        return tasks.values().stream().distinct().toList();
    }

    private SubmittedRun run(SubmittedTask task, Optional<JobNumber> job, Map<TaskId, SlurmTask> known) {
        Optional<TaskId> id = job.map(task::id);
        String number = id.map(TaskId::text).orElse("");
        RunOnSlurm run = new RunOnSlurm(folder(task.run()), number, id.map(known::get),
                task.job().cancelled().contains(task.run()), task.folder().log(task.index()));
        return new SubmittedRun(task.job().name(), task.run(), task.description(), run.standing(), number);
    }

    private void settle(Collection<SubmittedTask> all, List<SubmittedRun> followed) {
        Set<String> done = followed.stream().filter(run -> run.standing().state().isResult())
                .map(SubmittedRun::run).collect(Collectors.toSet());
        all.stream().collect(Collectors.groupingBy(SubmittedTask::folder)).forEach((folder, tasks) -> {
            if (tasks.stream().allMatch(task -> done.contains(task.run()))) {
                settled.add(folder.path());
            }
        });
    }

    /** The tasks of those runs that something holds of, by their jobs. */
    private Map<JobFolder, List<SubmittedTask>> byJob(Collection<String> runs, Predicate<SubmittedRun> what) {
        Map<String, SubmittedTask> tasks = tasks(JobFolder.all(workspace));
        return all().stream().filter(run -> runs.contains(run.run())).filter(what).map(run -> tasks.get(run.run()))
                .collect(Collectors.groupingBy(SubmittedTask::folder, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Cancels runs that wait or are trained; a checkpoint stays.
     *
     * @param runs the names of their folders; those that Slurm does not have are left out
     * @return how many were cancelled
     * @throws InvalidInputException where Slurm does not do it, in its own words
     */
    public int cancel(Collection<String> runs) {
        Map<JobFolder, List<SubmittedTask>> byJob = byJob(runs, SubmittedRun::isInSlurm);
        byJob.forEach((folder, tasks) -> {
            JobNumber job = folder.submitted().orElseThrow();
            folder.write(folder.read().cancelling(tasks.stream().map(SubmittedTask::run).collect(Collectors.toSet())));
            slurm.require(job.command("scancel", tasks.stream().map(task -> task.id(job).text()).toArray(String[]::new)));
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
        Map<JobFolder, List<SubmittedTask>> byJob = byJob(runs, run -> run.standing().state().isResumable()
                && (failed || run.standing().state() != RunState.FAILED));
        Map<String, List<SubmittedTask>> byName = new LinkedHashMap<>();
        byJob.values().forEach(tasks ->
                tasks.forEach(task -> byName.computeIfAbsent(task.job().name(), _ -> new ArrayList<>()).add(task)));
        return byName.entrySet().stream().map(entry -> submit(entry.getKey(), entry.getValue().stream().map(this::request).toList(),
                resources.apply(entry.getValue().getLast().job().resources()))).toList();
    }

    private RunRequest request(SubmittedTask task) {
        return new RunRequest(task.run(), task.description(), RunConfiguration.read(folder(task.run())));
    }

    /** The runs by their names, but for those of jobs whose runs had all come to their end when this was asked before. */
    public Map<String, SubmittedRun> states() {
        List<JobFolder> folders = JobFolder.all(workspace).stream().filter(folder -> !settled.contains(folder.path())).toList();
        return follow(folders).stream().collect(Collectors.toMap(SubmittedRun::run, run -> run));
    }

    private RunFolder folder(String run) {
        return new RunFolder(workspace.runs().resolve(run));
    }
}
