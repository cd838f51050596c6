package tailsplit.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import tailsplit.slurm.Resources;

/** The options that say what a task asks Slurm for; each that is not given is as the user's settings have it. */
final class ResourceOptions {
    @Option(names = "--partition", paramLabel = "NAME", description = "The partition.")
    private Optional<String> partition = Optional.empty();

    @Option(names = "--time", paramLabel = "LIMIT",
            description = "The time limit of a task, as sbatch takes it, for example 12:00:00. A run that needs longer "
                    + "goes on from its checkpoint.")
    private Optional<String> time = Optional.empty();

    @Option(names = "--cpus", paramLabel = "N",
            description = "Cores of a task, and threads of a run that has never been started (default: as the experiment says, else 1).")
    private Optional<Integer> cpus = Optional.empty();

    @Option(names = "--memory", paramLabel = "SIZE", description = "Memory of a task, for example 4G.")
    private Optional<String> memory = Optional.empty();

    @Option(names = "--gpus", paramLabel = "N", description = "GPUs of a task: a number, or a type and a number, for example a100:1.")
    private Optional<String> gpus = Optional.empty();

    @Option(names = "--account", paramLabel = "NAME", description = "The account.")
    private Optional<String> account = Optional.empty();

    @Option(names = "--sbatch", paramLabel = "OPTION",
            description = "A further option of sbatch, for example --sbatch=--qos=long. May be given several times.")
    private List<String> further = List.of();

    /** @param atATime the number of tasks at a time, where it is given */
    Resources over(Resources usual, Optional<Integer> atATime) {
        return new Resources(partition.orElse(usual.partition()), time.orElse(usual.time()), cpus.orElse(usual.cpus()),
                memory.orElse(usual.memory()), gpus.orElse(usual.gpus()), account.orElse(usual.account()),
                atATime.orElse(usual.atATime()), further.isEmpty() ? usual.options() : String.join(" ", further));
    }

    /** The first of them that is given. */
    Optional<String> first() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--partition", partition.isPresent());
        given.put("--time", time.isPresent());
        given.put("--cpus", cpus.isPresent());
        given.put("--memory", memory.isPresent());
        given.put("--gpus", gpus.isPresent());
        given.put("--account", account.isPresent());
        given.put("--sbatch", !further.isEmpty());
        return given.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).findFirst();
    }
}
