package tailsplit.command;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.protocol.ExitCode;
import tailsplit.run.RunState;
import tailsplit.slurm.Resources;
import tailsplit.slurm.ResourcesFile;
import tailsplit.slurm.Slurm;
import tailsplit.slurm.SlurmJobs;
import tailsplit.slurm.SubmittedRun;

/** {@code tailsplit slurm}. */
@Command(name = "slurm", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Follows, cancels and resumes runs that 'tailsplit run CONFIG.yaml --on slurm' or the window has given to Slurm.",
        subcommands = {SlurmCommand.Status.class, SlurmCommand.Cancel.class, SlurmCommand.Resume.class, SlurmCommand.Defaults.class})
final class SlurmCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new InvalidInputException("slurm: found no command; allowed: status, cancel, resume, settings");
    }

    /** The options that say which jobs there are. */
    private static final class JobsOptions {
        @Mixin
        private WorkspaceOption workspace;

        @Mixin
        private DataHomeOption data;

        SlurmJobs jobs() {
            return new SlurmJobs(new Workspace(workspace.folder()), data.folder(), Slurm.ofThisMachine());
        }
    }

    @Command(name = "status", mixinStandardHelpOptions = true,
            description = "Shows where runs stand: those of an ablation, one, or all that were given to Slurm.")
    static final class Status implements Callable<Integer> {
        @Parameters(arity = "0..1", paramLabel = "NAME", description = "An ablation or a run.")
        private Optional<String> name = Optional.empty();

        @Mixin
        private JobsOptions options;

        @Override
        public Integer call() {
            List<SubmittedRun> all = name.map(options.jobs()::of).orElseGet(options.jobs()::all);
            if (all.isEmpty()) {
                System.out.println("Nothing of this workspace was given to Slurm.");
            }
            all.stream().collect(Collectors.groupingBy(SubmittedRun::name, LinkedHashMap::new,
                    Collectors.toList())).forEach(Status::print);
            return ExitCode.DONE;
        }

        private static void print(String name, List<SubmittedRun> runs) {
            Map<RunState, Long> counts = runs.stream().collect(Collectors.groupingBy(each -> each.standing().state(),
                    () -> new EnumMap<>(RunState.class), Collectors.counting()));
            System.out.printf("%s: %s%n", name, counts.entrySet().stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey().label()).collect(Collectors.joining(", ")));
            int width = runs.stream().mapToInt(each -> each.description().length()).max().orElse(1);
            runs.forEach(each -> System.out.printf("  %-" + width + "s  %s%s%n", each.description(), each.standing().text(),
                    each.isInSlurm() ? " [job %s]".formatted(each.task()) : ""));
        }
    }

    @Command(name = "cancel", mixinStandardHelpOptions = true,
            description = "Cancels what waits or is trained of an ablation, or one run; checkpoints stay.")
    static final class Cancel implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "An ablation or a run.")
        private String name;

        @Mixin
        private JobsOptions options;

        @Override
        public Integer call() {
            SlurmJobs jobs = options.jobs();
            int cancelled = jobs.cancel(names(jobs.of(name)));
            System.out.printf("%s: %d run%s cancelled.%n", name, cancelled, cancelled == 1 ? "" : "s");
            return ExitCode.DONE;
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = {
        "Submits those runs again that were cancelled, preempted, stopped or killed, lost their node, or were never "
                + "begun; each goes on from its checkpoint.",
        "A run that diverged is a result. Resources that are not given are as they were."})
    static final class Resume implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "An ablation or a run.")
        private String name;

        @Mixin
        private JobsOptions options;

        @Mixin
        private ResourceOptions resources;

        @Option(names = "--parallel", paramLabel = "N", description = "Tasks that run at a time.")
        private Optional<Integer> parallel = Optional.empty();

        @Option(names = "--failed", description = "Submits those that failed, too.")
        private boolean failed;

        @Override
        public Integer call() {
            SlurmJobs jobs = options.jobs();
            List<SubmittedRun> runs = jobs.of(name);
            List<String> submitted = jobs.resume(names(runs), failed, earlier -> resources.over(earlier, parallel));
            long left = failed ? 0 : runs.stream().filter(each -> each.standing().state() == RunState.FAILED).count();
            String hint = left == 0 ? "" : " %d failed: --failed submits what failed, too.".formatted(left);
            System.out.println(submitted.isEmpty() ? "%s: nothing to submit.%s".formatted(name, hint)
                    : "Submitted to Slurm: job %s.".formatted(String.join(", ", submitted)));
            return ExitCode.DONE;
        }
    }

    @Command(name = "settings", mixinStandardHelpOptions = true,
            description = "Shows what a task asks Slurm for where nothing else is said; with options, changes it, for the window too.")
    static final class Defaults implements Callable<Integer> {
        @Mixin
        private ResourceOptions resources;

        @Option(names = "--parallel", paramLabel = "N", description = "Tasks that run at a time; 0 for no limit.")
        private Optional<Integer> parallel = Optional.empty();

        @Override
        public Integer call() {
            ResourcesFile file = ResourcesFile.standard();
            Resources changed = resources.over(file.read(), parallel);
            if (resources.first().isPresent() || parallel.isPresent()) {
                file.write(changed);
            }
            print("partition", changed.partition());
            print("time limit", changed.time());
            print("cores of a task", changed.cpus() == 0 ? "as the experiment says, else 1" : String.valueOf(changed.cpus()));
            print("memory", changed.memory());
            print("GPUs", changed.gpus());
            print("account", changed.account());
            print("tasks at a time", changed.atATime() == 0 ? "no limit" : String.valueOf(changed.atATime()));
            print("further options", changed.options());
            return ExitCode.DONE;
        }

        private static void print(String what, String value) {
            System.out.printf("%-16s %s%n", what, value.isEmpty() ? "as the cluster has it" : value);
        }
    }

    private static Collection<String> names(List<SubmittedRun> runs) {
        return runs.stream().map(SubmittedRun::run).toList();
    }
}
