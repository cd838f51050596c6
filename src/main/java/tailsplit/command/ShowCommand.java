package tailsplit.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.RunConfiguration;
import tailsplit.experiment.Settings;
import tailsplit.protocol.ExitCode;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.Standing;
import tailsplit.schedule.ClassifierTraining;

/** {@code tailsplit show}. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows what a run is and its scores.")
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "A run folder, or its name in the workspace.")
    private Path run;

    @Mixin
    private WorkspaceOption workspace;

    @Override
    public Integer call() {
        RunFolder folder = workspace.find(run);
        Configuration c = RunConfiguration.read(folder);
        System.out.println(Terminal.plain(c.get(Settings.NAME)));
        System.out.printf("%s, %s, factor %s; loss %s, rule %s, splitting %s; %s, %d epochs%s, seed %d%n",
                c.text(Settings.DATASET_NAME), c.text(Settings.IMBALANCE_PROFILE), c.text(Settings.IMBALANCE_FACTOR),
                c.text(Settings.LOSS_NAME), c.text(Settings.RULE_NAME), c.text(Settings.SPLITTING_METHOD),
                c.text(Settings.NETWORK_NAME), c.get(Settings.TRAINING_EPOCHS), retraining(c), c.get(Settings.TRAINING_SEED));
        Optional<RunResult> result = folder.result();
        String stands = Standing.of(folder.status(), result).text();
        System.out.println(stands.substring(0, 1).toUpperCase(Locale.ROOT) + stands.substring(1));
        result.ifPresent(scores -> ScoreTable.print(scores, System.out));
        return ExitCode.DONE;
    }

    private static String retraining(Configuration c) {
        return c.get(Settings.TRAINING_CLASSIFIER) == ClassifierTraining.CRT
                ? " and %d of re-training (cRT)".formatted(c.get(Settings.TRAINING_CRT_EPOCHS)) : "";
    }
}
