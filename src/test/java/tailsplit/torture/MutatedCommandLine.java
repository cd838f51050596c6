package tailsplit.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import tailsplit.command.Commands;

/** Command lines of everything that neither trains nor opens a window, one word or a few of each changed. */
record MutatedCommandLine(TinyRun run) implements Attack {
    private static final Set<String> PLACES = Set.of("RUN", "EXPERIMENT", "OUT");
    private static final List<String> LINES = List.of(
            "show RUN", "split EXPERIMENT --csv OUT --set imbalance.factor=0.2", "settings", "devices --help", "benchmark --help",
            "suggest EXPERIMENT --by balanced --size 4", "suggest EXPERIMENT --set imbalance.max=9",
            "results --rows loss.name,network.name --columns imbalance.factor --metric accuracy,macro-auc",
            "results --epoch test-selected --adjust plan=2,2,1,1 --adjust logit-adjustment=1.5 --paper cifar10",
            "split EXPERIMENT --csv OUT --set splitting.subclasses=[2,2,2,2] --set training.epochs=3 --set loss.name=focal",
            "split EXPERIMENT --csv OUT --set imbalance.counts=[9,8,7,6] --set training.seed=7 --set rule.name=cui",
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
    public List<Integer> share() {
        return IntStream.range(0, cases()).filter(number -> number % 20 == 3).boxed().toList();
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
            } else if (!PLACES.contains(words.get(place))) {
                words.set(place, mutation.of(words.get(place)));
            }
        }
        Map<String, Path> places = Map.of("RUN", run.whole().path(), "EXPERIMENT", run.configuration(), "OUT", folder.resolve("out"));
        words.replaceAll(word -> places.containsKey(word) ? places.get(word).toString() : word);
        return Commands.run(words.toArray(String[]::new)).outcome();
    }
}
