package tailsplit.experiment;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;
import tailsplit.file.ProgramVersion;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;

/** The configuration that a run was made with. Its hash ends the folder's name and stands in provenance.json. */
public final class RunConfiguration {
    private static final Pattern NAMED = Pattern.compile(".*-([0-9a-f]{8})");

    private RunConfiguration() {}

    /** @throws InvalidInputException naming the run, where its configuration cannot be read, or is not that which it was made with */
    public static Configuration read(RunFolder folder) {
        Optional<Provenance> provenance = folder.provenance();
        Configuration configuration = read(folder, provenance);
        for (String hash : hashes(folder, provenance)) {
            if (configuration.madeUnder(hash).isEmpty()) {
                throw new InvalidInputException(("%s: config.yaml is not the configuration that the run was made with: "
                        + "found one of hash %s, allowed: that of hash %s").formatted(folder.name(), configuration.hash(), hash));
            }
        }
        return configuration;
    }

    private static Configuration read(RunFolder folder, Optional<Provenance> provenance) {
        ConfigurationText file = ConfigurationText.read(folder.configuration());
        ConfigurationText named = new ConfigurationText(file.text(), folder.name() + ": config.yaml", file.base());
        if (named.text().isBlank()) {
            throw new InvalidInputException(named.source() + ": found nothing; allowed: the configuration that the run was made with");
        }
        try {
            return named.configuration();
        } catch (InvalidInputException e) {
            throw provenance.filter(Provenance::isOfNewerVersion).map(newer -> new InvalidInputException(
                    "%s was made by Tailsplit %s, newer than this one, %s, which cannot read its configuration: %s".formatted(folder.name(),
                            newer.tailsplit(), ProgramVersion.TEXT, e.getMessage().replaceFirst("; did you mean .*", "")), e)).orElse(e);
        }
    }

    /** What was still so in the run and is computed otherwise today, a sentence; empty for one of today. */
    static Optional<String> outdated(RunFolder folder, Configuration configuration) {
        return hashes(folder, folder.provenance()).stream().findFirst().flatMap(configuration::madeUnder)
                .flatMap(revisions -> Revision.before(configuration, revisions));
    }

    private static List<String> hashes(RunFolder folder, Optional<Provenance> provenance) {
        Matcher name = NAMED.matcher(folder.name());
        return Stream.concat(name.matches() ? Stream.of(name.group(1)) : Stream.empty(),
                provenance.flatMap(Provenance::configuration).stream()).toList();
    }
}
