package tailsplit.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.protocol.ExitCode;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.OneOf;

/** {@code tailsplit settings}. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        description = "Explains every setting of an experiment: default, what is allowed, what it does.")
final class SettingsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "KEY", arity = "0..1", defaultValue = "",
            description = "A key or its beginning, for example splitting.")
    private String beginning;

    @Override
    public Integer call() {
        Settings.ALL.stream().filter(setting -> setting.key().startsWith(beginning)).forEach(SettingsCommand::explain);
        return ExitCode.DONE;
    }

    private static <T> void explain(Setting<T> setting) {
        String value = Configuration.defaults().text(setting);
        System.out.printf("%s%n    default %s; allowed: %s%n    %s%n",
                setting.key(), value.isEmpty() ? "none" : value, setting.type().allowed(), setting.help());
        if (setting.type() instanceof OneOf<?>(var options)) {
            options.stream().filter(option -> !option.help().isEmpty())
                    .forEach(option -> System.out.printf("    %s: %s%n", option.key(), option.help()));
        }
    }
}
