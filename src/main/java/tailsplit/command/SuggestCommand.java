package tailsplit.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.protocol.ExitCode;
import tailsplit.service.ModesProcess;
import tailsplit.setting.Setting;
import tailsplit.splitting.BalancedSubclasses;
import tailsplit.splitting.ClassChoice;
import tailsplit.splitting.ClassChoices;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers;

/** {@code tailsplit suggest}. */
@Command(name = "suggest", mixinStandardHelpOptions = true, description = {
    "Suggests how many subclasses each class of an experiment should have, says why, and prints the line for its file.",
    "balanced: as many as bring the subclasses nearest to one size. modes: a short baseline, the pilot, is trained, and in",
    "its features the modes of each class are counted: the Gaussian mixture with the lowest Bayesian information criterion."
}, footer = {"", "Exit codes: " + ExitCode.HELP})
final class SuggestCommand implements Callable<Integer> {
    private static final String BALANCED = SubclassNumbers.Automatic.BALANCED.word();
    private static final String MODES = SubclassNumbers.Automatic.MODES.word();

    @Mixin
    private ExperimentOptions experiment;

    @Option(names = "--by", paramLabel = "WAY", description = "balanced or modes (default: what splitting.subclasses says, else balanced).")
    private Optional<String> way = Optional.empty();

    @Option(names = "--size", paramLabel = "N",
            description = "With balanced: images of a subclass; 0 takes a fifth of the largest class (default: splitting.size).")
    private Optional<Integer> size = Optional.empty();

    @Option(names = "--minimum", paramLabel = "N",
            description = "With modes: images of the smallest subclass (default: splitting.smallest).")
    private Optional<Integer> minimum = Optional.empty();

    @Option(names = "--epochs", paramLabel = "N", description = "With modes: epochs of the pilot (default: splitting.pilotEpochs).")
    private Optional<Integer> epochs = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        require("--size", size, 0);
        require("--minimum", minimum, 1);
        require("--epochs", epochs, 1);
        way.filter(given -> !List.of(BALANCED, MODES).contains(given)).ifPresent(given -> {
            throw new InvalidInputException("--by: found %s; allowed: balanced, modes".formatted(given));
        });
        Configuration given = experiment.configuration();
        Prepared prepared = experiment.prepared(given.with(Settings.SPLITTING_METHOD, SplittingMethod.NONE));
        prepared.notices().forEach(notice -> System.out.println("Note: " + notice));
        print(prepared, way(given).equals(MODES) ? modes(given)
                : new ClassChoices(BalancedSubclasses.choose(prepared.split().counts(), number(size, given, Settings.SPLITTING_SIZE))));
        return ExitCode.DONE;
    }

    private String way(Configuration given) {
        return way.orElse(given.get(Settings.SPLITTING_SUBCLASSES) == SubclassNumbers.Automatic.MODES ? MODES : BALANCED);
    }

    private static int number(Optional<Integer> option, Configuration given, Setting<Long> setting) {
        return option.orElseGet(() -> given.getInt(setting));
    }

    private static void require(String option, Optional<Integer> given, int least) {
        given.filter(number -> number < least).ifPresent(number -> {
            throw new InvalidInputException("%s: found %d; allowed: a whole number from %d".formatted(option, number, least));
        });
    }

    private ClassChoices modes(Configuration given) throws IOException, InterruptedException {
        int pilot = number(epochs, given, Settings.SPLITTING_PILOT_EPOCHS);
        ModesProcess process = ModesProcess.start(given, number(minimum, given, Settings.SPLITTING_SMALLEST), pilot, experiment.dataHome());
        try (AtExit _ = new AtExit(process::abandon);
                ShareDisplay display = new ShareDisplay("Training a pilot of %d epochs and counting modes".formatted(pilot))) {
            return process.await(display::show);
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
