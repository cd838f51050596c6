package tailsplit.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import tailsplit.file.InvalidInputException;
import tailsplit.file.ProgramVersion;
import tailsplit.protocol.ExitCode;

/** The command line's entry point. */
@Command(
        name = "tailsplit",
        mixinStandardHelpOptions = true,
        versionProvider = Tailsplit.Version.class,
        description = "Experiments in long-tailed image classification, with classwise splitting. Without a command, the window opens.",
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            RunCommand.class, PaperCommand.class, ShowCommand.class, SplitCommand.class, SuggestCommand.class, SettingsCommand.class,
            DatasetsCommand.class, DevicesCommand.class, BenchmarkCommand.class, ResultsCommand.class,
            EvaluateCommand.class, BundleCommand.class, ImportCommand.class,
            TensorBoardCommand.class, QueueCommand.class, SlurmCommand.class, WindowCommand.class
        },
        footer = {"", "Exit codes: " + ExitCode.HELP})
public final class Tailsplit implements Runnable {
    private Tailsplit() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** @return the exit code, one of {@link ExitCode} */
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tailsplit())
                .setExecutionExceptionHandler(Tailsplit::report)
                .setParameterExceptionHandler(Tailsplit::reportUsage)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Without a command, the window. */
    @Override
    public void run() {
        new WindowCommand().call();
    }

    private static int report(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("tailsplit: " + Problems.sentence(problem));
        return problem instanceof InvalidInputException ? ExitCode.INVALID_INPUT : ExitCode.FAILED;
    }

    private static int reportUsage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println("tailsplit: %s (see '%s --help')"
                .formatted(problem.getMessage(), command.getCommandSpec().qualifiedName()));
        return ExitCode.INVALID_INPUT;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"tailsplit " + ProgramVersion.TEXT};
        }
    }
}
