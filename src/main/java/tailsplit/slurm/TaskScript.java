package tailsplit.slurm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The script of a job: an array with a task for each run. A task goes on from the run's checkpoint, where there is one,
 * so that Slurm may start it again at any time.
 *
 * @param program  the words that start Tailsplit
 * @param dataHome where downloaded data sets lie
 */
record TaskScript(Job job, Path workspace, Path dataHome, List<String> program) {
    /** Enough for the longest training step and for stopping in order; Slurm may be a minute early. */
    private static final int SECONDS_BEFORE_THE_LIMIT = 120;

    /** @param folder gets the tasks' logs */
    String text(Path folder) {
        List<String> lines = new ArrayList<>(List.of("#!/bin/bash"));
        directives(folder).forEach(words -> lines.add("#SBATCH " + words));
        lines.add("");
        lines.add("runs=(");
        job.tasks().forEach(task -> lines.add("  " + quoted(task.run())));
        lines.add(")");
        lines.add("run=%s/\"${runs[SLURM_ARRAY_TASK_ID]}\"".formatted(quoted(workspace.resolve("runs").toString())));
        lines.add("");
        return String.join("\n", lines) + "\n" + BODY.formatted(program.stream().map(TaskScript::quoted).collect(Collectors.joining(" ")),
                quoted(workspace.toString()), quoted(dataHome.toString()));
    }

    private List<String> directives(Path folder) {
        Resources resources = job.resources();
        List<String> words = new ArrayList<>();
        words.add("--job-name=" + inDirective(job.name().replaceAll("[\"'\\\\\\s]+", " ")));
        words.add("--array=0-%d%s".formatted(job.tasks().size() - 1, resources.atATime() > 0 ? "%" + resources.atATime() : ""));
        words.add("--output=" + inDirective(folder.toString().replace("%", "%%") + "/task-%a.log"));
        words.add("--chdir=" + inDirective(workspace.toString()));
        words.add("--open-mode=append");
        words.add("--requeue");
        words.add("--signal=B:USR1@" + SECONDS_BEFORE_THE_LIMIT);
        words.addAll(resources.words(job.cpus()));
        return words;
    }

    /** sbatch has its own way of reading quotes. */
    private static String inDirective(String word) {
        return "\"%s\"".formatted(word);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    @SuppressWarnings("InlineFormatString") // a script is read by itself
    private static final String BODY = """
            # Slurm's signal before the time limit: stop in order and wait in the queue again, if there is progress to go on from.
            time_is_up=
            trap 'time_is_up=yes; kill -TERM "$pid"' USR1
            trap 'kill -TERM "$pid"' TERM

            kept=$(ls "$run/checkpoints" 2> /dev/null)
            %s run "$run/config.yaml" --resume --workspace %s --data %s &
            pid=$!
            wait "$pid"
            code=$?
            while kill -0 "$pid" 2> /dev/null; do
              wait "$pid"
              code=$?
            done

            if [ -n "$time_is_up" ] && [ ! -f "$run/result.json" ]; then
              if [ "$kept" = "$(ls "$run/checkpoints" 2> /dev/null)" ]; then
                echo "tailsplit: no checkpoint was reached within the time limit; allowed: a longer one"
                exit 1
              fi
              echo "The time limit is near: the run waits in the queue again, to go on from its checkpoint."
              exec scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
            fi
            exit "$code"
            """;
}
