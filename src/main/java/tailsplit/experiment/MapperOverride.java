package tailsplit.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Setting;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.Stages;

/** A label mapper with other settings than a run's, to be trained on the finished run. */
public final class MapperOverride {
    private static final List<Setting<?>> ALLOWED = List.of(Mapper.Learned.HIDDEN, Mapper.Learned.INPUT, Mapper.Learned.RATE,
            Mapper.Learned.START, Mapper.Learned.BALANCE, Mapper.Learned.EPOCHS);

    private static final String SOURCE = "mapper";

    private MapperOverride() {}

    /** Settings as they are typed, {@code mapperBalance=draws}, with their group before them. */
    public static List<String> named(List<String> typed) {
        String group = Mapper.Learned.BALANCE.group() + ".";
        return typed.stream().map(String::strip).filter(setting -> !setting.isEmpty())
                .map(setting -> setting.startsWith(group) ? setting : group + setting).toList();
    }

    /**
     * What the run's settings amount to with others in their place.
     *
     * @param assignments {@code key=value} each, of the learned mapper's settings
     * @throws InvalidInputException where one is of another setting, or its value is not allowed
     */
    public static Mapper.Learned of(Configuration run, List<String> assignments) {
        for (String assignment : assignments) {
            String key = assignment.substring(0, Math.max(0, assignment.indexOf('=')));
            if (ALLOWED.stream().noneMatch(setting -> setting.key().equals(key))) {
                throw new InvalidInputException("%s: found %s; allowed: KEY=VALUE with %s".formatted(SOURCE, assignment,
                        ALLOWED.stream().map(Setting::key).collect(Collectors.joining(", "))));
            }
        }
        Configuration changed = Overrides.apply(run.with(Settings.SPLITTING_MAPPER, Mapper.Learned.KIND)
                .with(Mapper.Learned.STAGES, Stages.AFTER), assignments, Path.of(""), SOURCE);
        return (Mapper.Learned) Mapper.Learned.KIND.of(changed);
    }
}
