package tailsplit.slurm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tailsplit.file.InvalidInputException;

/**
 * What each task of a job asks Slurm for. Texts are Slurm's own, empty where the cluster's default is to hold.
 *
 * @param partition {@code --partition}
 * @param time      {@code --time}: minutes, {@code hours:minutes:seconds} or {@code days-hours}
 * @param cpus      {@code --cpus-per-task}, and the threads of a run that has never been started; 0 for the experiment's
 *                  own number of threads, one where it leaves that open
 * @param memory    {@code --mem}, for example {@code 4G}
 * @param gpus      of {@code --gres=gpu:...}: a number, or a type and a number
 * @param account   {@code --account}
 * @param atATime   tasks of a job that run at a time; 0 for no limit
 * @param options   further options of sbatch, one or several in a line
 */
@JsonIgnoreProperties(ignoreUnknown = true) // written by a newer version
public record Resources(String partition, String time, int cpus, String memory, String gpus, String account, int atATime, String options) {
    private static final int MOST = 100_000;
    private static final Pattern WORD = Pattern.compile("[^\\s'\"\\\\#]*");
    private static final Pattern OPTIONS = Pattern.compile("(--?[^\\s'\"\\\\#]+( +|$))*");

    public static final Resources DEFAULTS = new Resources("", "", 0, "", "", "", 0, "");

    /** @throws InvalidInputException where a text cannot be an option of sbatch or a number is out of range */
    public Resources {
        word("--partition", partition, "a partition's name");
        word("--time", time, "minutes, hours:minutes:seconds or days-hours, such as 12:00:00");
        word("--memory", memory, "a number with its unit, such as 4G");
        word("--gpus", gpus, "a number, or a type and a number, such as a100:1");
        word("--account", account, "an account's name");
        number("--cpus", cpus);
        number("--parallel", atATime);
        options = options.strip();
        if (!OPTIONS.matcher(options).matches()) {
            throw new InvalidInputException(("sbatch options: found %s; allowed: options of sbatch without quotes, "
                    + "such as --qos=long --exclude=node7")
                    .formatted(options));
        }
    }

    private static void word(String option, String text, String allowed) {
        if (!WORD.matcher(text).matches()) {
            throw new InvalidInputException("%s: found %s; allowed: %s".formatted(option, text, allowed));
        }
    }

    private static void number(String option, int number) {
        if (number < 0 || number > MOST) {
            throw new InvalidInputException("%s: found %d; allowed: a whole number from 0 to %,d".formatted(option, number, MOST));
        }
    }

    public Resources withAtATime(int limit) {
        return new Resources(partition, time, cpus, memory, gpus, account, limit, options);
    }

    /**
     * As options of sbatch, those that are set.
     *
     * @param cpusOfATask instead of an open number
     */
    List<String> words(int cpusOfATask) {
        List<String> words = new ArrayList<>();
        add(words, "--partition=", partition);
        add(words, "--time=", time);
        words.add("--ntasks=1");
        words.add("--cpus-per-task=" + cpusOfATask);
        add(words, "--mem=", memory);
        add(words, "--gres=gpu:", gpus.equals("0") ? "" : gpus);
        add(words, "--account=", account);
        words.addAll(options.isEmpty() ? List.of() : List.of(options.split(" +(?=-)")));
        return words;
    }

    private static void add(List<String> words, String option, String value) {
        if (!value.isEmpty()) {
            words.add(option + value);
        }
    }
}
