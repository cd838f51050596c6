package tailsplit.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import tailsplit.file.Problem;
import tailsplit.file.ProgramVersion;
import tailsplit.protocol.ExitCode;
import tailsplit.protocol.Program;

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
        Program.began(arguments);
        Thread.setDefaultUncaughtExceptionHandler(new Uncaught());
        System.exit(run(arguments));
    }

    /** @return the exit code, one of {@link ExitCode} */
    static int run(String... arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (Error e) {
            return report(e, System.err::println);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tailsplit())
                .setExecutionExceptionHandler((problem, command, _) -> report(problem, command.getErr()::println))
                .setParameterExceptionHandler(Tailsplit::reportUsage)
                .registerConverter(Path.class, Tailsplit::path)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Without a command, the window. */
    @Override
    public void run() {
        new WindowCommand().call();
    }

    /** What fails because this process has been told to end is not told. */
    private static int report(Throwable problem, Consumer<String> err) {
        AtExit.waitIfEnding();
        err.accept("tailsplit: " + Problem.sentence(problem));
        return Problem.isInput(problem) ? ExitCode.INVALID_INPUT : ExitCode.FAILED;
    }

    private static int reportUsage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println("tailsplit: %s (see '%s --help')"
                .formatted(Terminal.plain(String.valueOf(problem.getMessage())), command.getCommandSpec().qualifiedName()));
        return ExitCode.INVALID_INPUT;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(Problem.sentence(e));
        }
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"tailsplit " + ProgramVersion.TEXT};
        }
    }
}
