package tailsplit.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tailsplit.command.Commands;

/** Command lines of everything that neither trains nor opens a window, one word or a few of each changed. */
record MutatedCommandLine(TinyRun run) implements Attack {
    private static final String RUN = "RUN";
    private static final String EXPERIMENT = "EXPERIMENT";
    private static final List<String> LINES = List.of(
            "show RUN", "split EXPERIMENT --set imbalance.factor=0.2", "settings", "devices --help", "benchmark --help",
            "suggest EXPERIMENT --rule proportional", "suggest EXPERIMENT --rule elbow",
            "results --rows loss.name,network.name --columns imbalance.factor --metric accuracy,macro-auc",
            "results --epoch test-selected --adjust plan=2,2,1,1 --adjust logit-adjustment=1.5 --paper cifar10",
            "split EXPERIMENT --set splitting.subclasses=[2,2,2,2] --set training.epochs=3 --set loss.name=focal",
            "split EXPERIMENT --set imbalance.counts=[9,8,7,6] --set training.seed=7 --set rule.name=cui",
            "paper --help", "queue --help", "datasets --help", "tensorboard --help", "slurm status --help");

    @Override
    public String kind() {
        return "lines";
    }

    @Override
    public String words() {
        return "changed command lines";
    }

    @Override
    public int cases() {
        return 1000;
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Outcome attempt(int number, Path folder) throws IOException {
        Random random = new Random(number);
        List<String> words = new ArrayList<>(List.of(LINES.get(number % LINES.size()).split(" ")));
        Mutation mutation = new Mutation(random);
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int place = 1 + random.nextInt(words.size());
            if (place == words.size()) {
                words.add(words.get(random.nextInt(words.size())));
            } else if (!words.get(place).equals(RUN) && !words.get(place).equals(EXPERIMENT)) {
                words.set(place, mutation.of(words.get(place)));
            }
        }
        words.replaceAll(word -> word.equals(RUN) ? run.whole().path().toString()
                : word.equals(EXPERIMENT) ? run.configuration().toString() : word);
        return Commands.run(words.toArray(String[]::new)).outcome();
    }
}
