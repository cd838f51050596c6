package tailsplit.slurm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** @param cluster where there are several, the one that has the job */
record JobNumber(String number, Optional<String> cluster) {
    /** As {@code sbatch --parsable} prints it, perhaps after what the site has to say. */
    private static final Pattern PRINTED = Pattern.compile("^(\\d+)(?:;(\\S+))?$", Pattern.MULTILINE);

    static Optional<JobNumber> parse(String printed) {
        Matcher matcher = PRINTED.matcher(printed.strip());
        return matcher.find() ? Optional.of(new JobNumber(matcher.group(1), Optional.ofNullable(matcher.group(2)))) : Optional.empty();
    }

    /** A command of Slurm for the cluster that has the job. */
    List<String> command(String name, String... words) {
        List<String> command = new ArrayList<>(List.of(name));
        cluster.ifPresent(where -> command.add("--clusters=" + where));
        command.addAll(List.of(words));
        return command;
    }
}
