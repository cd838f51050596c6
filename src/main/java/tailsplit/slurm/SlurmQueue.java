package tailsplit.slurm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;

/**
 * What Slurm knows of jobs: from squeue, which forgets them some minutes after their end, then from sacct, which a cluster
 * without accounting does not have.
 */
final class SlurmQueue {
    private static final List<String> FIELDS = List.of("ArrayJobID", "ArrayTaskID", "State", "Reason", "NodeList", "RestartCnt");
    private static final int WIDTH = 60;
    private static final Pattern UNKNOWN_JOB = Pattern.compile("(?i)invalid job id");
    private static final Pattern ACCOUNTED = Pattern.compile("(\\d+)_(?:(\\d+)|\\[([\\d,-]+)(?:%\\d+)?])");

    private final Slurm slurm;

    SlurmQueue(Slurm slurm) {
        this.slurm = slurm;
    }

    /** @throws InvalidInputException where Slurm does not answer */
    Map<TaskId, SlurmTask> of(List<JobNumber> jobs) {
        Map<TaskId, SlurmTask> tasks = new HashMap<>();
        Map<Optional<String>, List<JobNumber>> clusters = jobs.stream().collect(Collectors.groupingBy(JobNumber::cluster));
        clusters.values().forEach(together -> tasks.putAll(queued(together)));
        return tasks;
    }

    /** Jobs that squeue has forgotten; none where there is no accounting. */
    Map<TaskId, SlurmTask> ended(List<JobNumber> jobs) {
        Map<TaskId, SlurmTask> tasks = new HashMap<>();
        if (slurm.has("sacct")) {
            jobs.stream().collect(Collectors.groupingBy(JobNumber::cluster)).values().forEach(together -> {
                Slurm.Answer answer = slurm.run(together.getFirst().command("sacct", "--noheader", "--parsable2", "--allocations",
                        "--jobs=" + numbers(together), "--format=JobID,State,NodeList"));
                if (answer.code() == 0) {
                    answer.out().lines().forEach(line -> account(line, tasks));
                }
            });
        }
        return tasks;
    }

    private Map<TaskId, SlurmTask> queued(List<JobNumber> jobs) {
        String format = FIELDS.stream().map(field -> field + ":" + WIDTH).collect(Collectors.joining(","));
        Slurm.Answer answer = slurm.run(jobs.getFirst().command("squeue", "--noheader", "--array", "--states=all",
                "--jobs=" + numbers(jobs), "--Format=" + format));
        if (answer.code() != 0 && !UNKNOWN_JOB.matcher(answer.err()).find()) {
            throw new InvalidInputException("squeue: " + Slurm.words(answer));
        }
        Map<TaskId, SlurmTask> tasks = new HashMap<>();
        answer.out().lines().map(SlurmQueue::fields).filter(fields -> fields.get(1).matches("\\d+")).forEach(fields ->
                tasks.put(new TaskId(fields.get(0), Integer.parseInt(fields.get(1))), new SlurmTask(fields.get(2),
                        fields.get(3).equals("None") ? "" : fields.get(3), fields.get(4), number(fields.get(5)))));
        return tasks;
    }

    private static List<String> fields(String line) {
        return IntStream.range(0, FIELDS.size()).mapToObj(i -> cut(line, i * WIDTH, (i + 1) * WIDTH).strip()).toList();
    }

    private static String cut(String line, int from, int to) {
        return line.substring(Math.min(from, line.length()), Math.min(to, line.length()));
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    /** {@code 12_3|CANCELLED by 1000|node7}; tasks that never started share a line, {@code 12_[4-6,8%2]}. */
    private static void account(String line, Map<TaskId, SlurmTask> tasks) {
        List<String> fields = new ArrayList<>(List.of(line.split("\\|", -1)));
        Matcher matcher = ACCOUNTED.matcher(fields.getFirst());
        if (fields.size() < 3 || !matcher.matches()) {
            return;
        }
        String node = fields.get(2).equals("None assigned") ? "" : fields.get(2);
        SlurmTask said = new SlurmTask(fields.get(1).split(" ")[0], "", node, 0);
        Stream<Integer> numbers = matcher.group(2) != null ? Stream.of(Integer.parseInt(matcher.group(2))) : ranges(matcher.group(3));
        numbers.forEach(task -> tasks.put(new TaskId(matcher.group(1), task), said));
    }

    private static Stream<Integer> ranges(String text) {
        return Stream.of(text.split(",")).flatMap(part -> {
            String[] ends = part.split("-");
            return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])).boxed();
        });
    }

    private static String numbers(List<JobNumber> jobs) {
        return jobs.stream().map(JobNumber::number).collect(Collectors.joining(","));
    }
}
