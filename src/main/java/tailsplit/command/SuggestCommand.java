package tailsplit.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tailsplit.dataset.InvalidInputException;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.service.ModesProcess;
import tailsplit.splitting.BalancedSubclasses;
import tailsplit.splitting.ClassChoice;
import tailsplit.splitting.ClassChoices;
import tailsplit.worker.ExitCode;

/** {@code tailsplit suggest}. */
@Command(name = "suggest", mixinStandardHelpOptions = true, description = {
    "Suggests how many subclasses each class of an experiment should have, says why, and prints the line for its file.",
    "balanced: as many as bring the subclasses nearest to one size. modes: a short baseline, the pilot, is trained, and in",
    "its features the modes of each class are counted: the Gaussian mixture with the lowest Bayesian information criterion."
}, footer = {"", "Exit codes: " + ExitCode.HELP})
final class SuggestCommand implements Callable<Integer> {
    @Mixin
    private ExperimentOptions experiment;

    @Option(names = "--by", paramLabel = "WAY", description = "balanced or modes (default: balanced).")
    private String way = "balanced";

    @Option(names = "--size", paramLabel = "N",
            description = "With balanced: images of a subclass; 0 takes a fifth of the largest class (default: 0).")
    private int size;

    @Option(names = "--minimum", paramLabel = "N", description = "With modes: images of the smallest subclass (default: ${DEFAULT-VALUE}).")
    private int minimum = 20;

    @Option(names = "--epochs", paramLabel = "N", description = "With modes: epochs of the pilot (default: ${DEFAULT-VALUE}).")
    private int epochs = 5;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require("--size", size, 0);
        require("--minimum", minimum, 1);
        require("--epochs", epochs, 1);
        if (!List.of("balanced", "modes").contains(way)) {
            throw new InvalidInputException("--by: found %s; allowed: balanced, modes".formatted(way));
        }
        Prepared prepared = experiment.prepared(given -> given.with(Settings.SPLITTING_METHOD, "none"));
        prepared.notices().forEach(notice -> System.out.println("Note: " + notice));
        print(prepared, way.equals("modes") ? modes(prepared) : new ClassChoices(BalancedSubclasses.choose(prepared.split().counts(), size)));
        return ExitCode.DONE;
    }

    private static void require(String option, int number, int least) {
        if (number < least) {
            throw new InvalidInputException("%s: found %d; allowed: a whole number from %d".formatted(option, number, least));
        }
    }

    private ClassChoices modes(Prepared prepared) throws IOException, InterruptedException {
        ModesProcess process = ModesProcess.start(prepared.configuration(), minimum, epochs, experiment.dataHome());
        Thread stopping = new Thread(process::abandon);
        Runtime.getRuntime().addShutdownHook(stopping);
        try (ShareDisplay display = new ShareDisplay("Training a pilot of %d epochs and counting modes".formatted(epochs))) {
            return process.await(display::show);
        } finally {
            Runtime.getRuntime().removeShutdownHook(stopping);
        }
    }

    private static void print(Prepared prepared, ClassChoices choices) {
        List<String> names = prepared.dataset().classNames();
        int[] counts = prepared.split().counts();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        String row = "%-" + Math.max(width, "class".length()) + "s  %8s  %10s  %s%n";
        System.out.printf(row, "class", "images", "subclasses", "why");
        for (int c = 0; c < counts.length; c++) {
            ClassChoice choice = choices.classes().get(c);
            System.out.printf(row, names.get(c), String.format(Locale.ROOT, "%,d", counts[c]), choice.subclasses(), choice.reason());
        }
        System.out.printf("splitting: {method: cws, subclasses: [%s]}%n",
                choices.plan().subclasses().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
}
