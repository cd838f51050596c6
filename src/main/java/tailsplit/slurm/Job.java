package tailsplit.slurm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was submitted to Slurm at once: an array of tasks, numbered from 0 in the order of the list.
 *
 * @param name      of the ablation, or of the run where it is a single one
 * @param cpus      of a task
 * @param cancelled runs that were cancelled by Tailsplit: Slurm itself forgets
 */
@JsonIgnoreProperties(ignoreUnknown = true) // written by a newer version
record Job(String name, Instant submitted, Resources resources, int cpus, List<Task> tasks, Set<String> cancelled) {
    /**
     * @param run the name of its folder
     * @param description what sets it apart from the others
     */
    public record Task(String run, @JsonProperty("cell") String description) {}

    Job {
        tasks = List.copyOf(tasks);
        cancelled = Set.copyOf(cancelled);
    }

    Job cancelling(Set<String> runs) {
        return new Job(name, submitted, resources, cpus, tasks,
                Stream.concat(cancelled.stream(), runs.stream()).collect(Collectors.toSet()));
    }
}
