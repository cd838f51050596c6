package tailsplit.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.file.Folders;

/**
 * Does the program harm in every way that there is, and counts how it ends. What is done is kept, so that it may be
 * stopped at any time and goes on; a case is run again alone by its name, such as {@code kills/17}.
 */
final class Torture {
    private final Path folder;
    private final Results results;
    private final List<Attack> attacks;

    /** @param folder gets the results, and the folders of cases that brought a fault to light */
    Torture(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        results = new Results(folder);
        attacks = all(TinyRun.in(folder), Installed.in(folder.resolve("program")));
    }

    private static List<Attack> all(TinyRun run, Installed program) throws IOException {
        List<Attack> all = new ArrayList<>(MutatedInputs.all(run));
        Usual usual = new Usual(run, program);
        all.addAll(AllSurroundings.of(run, program, usual));
        all.addAll(List.of(new Kills(run), new Signals(run, program), new DamagedRuns(run), new FullDisks(run, program, usual)));
        return all;
    }

    /** The folder, then the kinds or the cases that are wanted, between spaces; all of them where there are none. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Torture torture = new Torture(Path.of(arguments[0]).toAbsolutePath());
        List<String> wanted = Arrays.stream(arguments).skip(1).flatMap(words -> Stream.of(words.split("\\s+")))
                .filter(word -> !word.isEmpty()).toList();
        for (Attack attack : torture.attacks) {
            if (wanted.isEmpty() || wanted.contains(attack.kind())) {
                torture.goOn(attack);
            }
            for (String name : wanted) {
                if (name.startsWith(attack.kind() + "/")) {
                    System.out.println(torture.run(attack, Integer.parseInt(name.substring(attack.kind().length() + 1))).said());
                }
            }
        }
        Files.writeString(torture.folder.resolve("table.md"), torture.table());
        System.out.print(torture.table());
        System.exit(torture.faults().isEmpty() ? 0 : 1);
    }

    /** The share of the cases that a build tries. */
    void runShare() throws IOException, InterruptedException {
        for (Attack attack : attacks) {
            for (int number : attack.obstacle().isPresent() ? List.<Integer>of() : attack.share()) {
                run(attack, number);
            }
        }
    }

    String table() {
        return Tally.of(attacks, results);
    }

    /** By the names of their cases. */
    Map<String, Outcome> faults() {
        return attacks.stream().flatMap(attack -> results.of(attack).entrySet().stream()
                .filter(each -> each.getValue().isFault()).map(each -> Map.entry(attack.kind() + "/" + each.getKey(), each.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void goOn(Attack attack) throws IOException, InterruptedException {
        Map<Integer, Outcome> done = results.of(attack);
        List<Integer> left = attack.obstacle().isPresent() ? List.of()
                : IntStream.range(0, attack.cases()).filter(number -> !done.containsKey(number)).boxed().toList();
        attack.obstacle().ifPresent(why -> System.out.printf("%s: skipped, as %s%n", attack.kind(), why));
        for (int number : left) {
            run(attack, number);
        }
    }

    private Outcome run(Attack attack, int number) throws IOException, InterruptedException {
        String name = attack.kind() + "/" + number;
        Path place = folder.resolve("cases").resolve(name);
        Folders.delete(place);
        Outcome outcome = attempt(attack, number, Files.createDirectories(place));
        results.add(attack, number, outcome);
        if (outcome.isFault()) {
            System.out.printf("%s: %s%n%s%n", name, outcome.ending().words(), outcome.said().lines().limit(12)
                    .collect(Collectors.joining("\n")));
        } else {
            Folders.delete(place);
        }
        return outcome;
    }

    private static Outcome attempt(Attack attack, int number, Path place) throws InterruptedException {
        FutureTask<Outcome> attempt = new FutureTask<>(() -> attack.attempt(number, place));
        Thread thread = Thread.ofPlatform().daemon().name(attack.kind() + "/" + number).start(attempt);
        try {
            return attempt.get(attack.limit().toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return Outcome.of(e.getCause());
        } catch (TimeoutException e) {
            String where = Arrays.stream(thread.getStackTrace()).map(each -> "at " + each).collect(Collectors.joining("\n"));
            thread.interrupt();
            return new Outcome(Ending.HANG, where);
        }
    }
}
