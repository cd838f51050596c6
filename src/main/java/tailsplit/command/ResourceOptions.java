package tailsplit.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import tailsplit.slurm.Resources;

/** The options that say what a task asks Slurm for; each that is not given is as the user's settings have it. */
final class ResourceOptions {
    @Option(names = "--partition", paramLabel = "NAME", description = "The partition.")
    private String partition;

    @Option(names = "--time", paramLabel = "LIMIT",
            description = "The time limit of a task, as sbatch takes it, for example 12:00:00. A run that needs longer "
                    + "goes on from its checkpoint.")
    private String time;

    @Option(names = "--cpus", paramLabel = "N",
            description = "Cores of a task, and threads of a run that has never been started (default: as the experiment says, else 1).")
    private Integer cpus;

    @Option(names = "--memory", paramLabel = "SIZE", description = "Memory of a task, for example 4G.")
    private String memory;

    @Option(names = "--gpus", paramLabel = "N", description = "GPUs of a task: a number, or a type and a number, for example a100:1.")
    private String gpus;

    @Option(names = "--account", paramLabel = "NAME", description = "The account.")
    private String account;

    @Option(names = "--sbatch", paramLabel = "OPTION",
            description = "A further option of sbatch, for example --sbatch=--qos=long. May be given several times.")
    private List<String> further = List.of();

    /** @param atATime the number of tasks at a time, where it is given */
    Resources over(Resources usual, Optional<Integer> atATime) {
        return new Resources(given(partition, usual.partition()), given(time, usual.time()), given(cpus, usual.cpus()),
                given(memory, usual.memory()), given(gpus, usual.gpus()), given(account, usual.account()),
                atATime.orElse(usual.atATime()), further.isEmpty() ? usual.options() : String.join(" ", further));
    }

    /** The first of them that is given. */
    Optional<String> first() {
        return partition != null ? Optional.of("--partition")
                : time != null ? Optional.of("--time")
                : cpus != null ? Optional.of("--cpus")
                : memory != null ? Optional.of("--memory")
                : gpus != null ? Optional.of("--gpus")
                : account != null ? Optional.of("--account")
                : further.isEmpty() ? Optional.empty() : Optional.of("--sbatch");
    }

    private static <T> T given(T option, T usual) {
        return option == null ? usual : option;
    }
}
