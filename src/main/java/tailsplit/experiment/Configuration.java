package tailsplit.experiment;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.clustering.Assignment;
import tailsplit.clustering.Clusterings;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Sha256;
import tailsplit.imbalance.Profile;
import tailsplit.imbalance.ValidationCut;
import tailsplit.schedule.ClassifierTraining;
import tailsplit.setting.Kind;
import tailsplit.setting.Setting;
import tailsplit.setting.Values;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.MapperBalance;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.Stages;
import tailsplit.splitting.SubclassNumbers;

/** A value for every one of the {@link Settings}; immutable. */
public final class Configuration implements Values {
    private static final Configuration DEFAULTS = new Configuration(Map.of());

    /** The values that differ from the defaults, by key. */
    private final Map<String, Object> values;

    private Configuration(Map<String, Object> values) {
        this.values = values;
    }

    public static Configuration defaults() {
        return DEFAULTS;
    }

    @Override
    @SuppressWarnings("unchecked") // with() is the only way in
    public <T> T get(Setting<T> setting) {
        return (T) values.getOrDefault(setting.key(), setting.defaultValue());
    }

    /**
     * Whole numbers, each fitting an int.
     *
     * @throws ArithmeticException where one does not
     */
    public int[] getInts(Setting<List<Long>> setting) {
        return get(setting).stream().mapToInt(Math::toIntExact).toArray();
    }

    /**
     * This configuration with another value.
     *
     * @throws InvalidInputException where the setting does not allow it
     */
    public <T> Configuration with(Setting<T> setting, T value) {
        T checked = setting.check(value);
        Map<String, Object> changed = new HashMap<>(values);
        if (checked.equals(setting.defaultValue())) {
            changed.remove(setting.key());
        } else {
            changed.put(setting.key(), checked);
        }
        return new Configuration(Map.copyOf(changed));
    }

    /**
     * Checks what one setting demands of another, as far as no data set is needed for it.
     *
     * @throws InvalidInputException where settings contradict each other
     */
    public void check() {
        ValidationCut.of(this);
        boolean custom = get(Settings.IMBALANCE_PROFILE) == Profile.CUSTOM;
        boolean splits = get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS;
        List<Long> counts = get(Settings.IMBALANCE_COUNTS);
        if (custom && counts.isEmpty()) {
            throw new InvalidInputException(
                    "imbalance.counts: found no counts; allowed with the custom profile: a count for every class");
        }
        if (!custom && !counts.isEmpty()) {
            throw new InvalidInputException(
                    "imbalance.counts: found %d counts with the profile %s; allowed: counts with custom only"
                            .formatted(counts.size(), text(Settings.IMBALANCE_PROFILE)));
        }
        if (splits && get(Settings.SPLITTING_SUBCLASSES) == SubclassNumbers.Automatic.ADAPTIVE
                && !get(Settings.SPLITTING_CLUSTERING).of(this).hasWidth()) {
            throw new InvalidInputException(("splitting.subclasses: found auto:adaptive with splitting.clustering %s; "
                    + "allowed: %s with auto:adaptive, as subclasses have a width there")
                            .formatted(text(Settings.SPLITTING_CLUSTERING), Clusterings.ALL.stream()
                                    .filter(kind -> kind.of(this).hasWidth()).map(Kind::key).collect(joining(" or "))));
        }
        if (splits && get(Settings.SPLITTING_SUBCLASSES) == SubclassNumbers.Automatic.ADAPTIVE
                && (get(Assignment.FEATURES) == Assignment.Features.PSEUDO_LOGITS || get(Assignment.FREEZE_FROM) < 1)) {
            throw new InvalidInputException(("splitting.subclasses: found auto:adaptive with splitting.features %s and "
                    + "splitting.freezeFrom %s; allowed: pooled or normalised, and 1, with auto:adaptive, whose subclasses change")
                            .formatted(text(Assignment.FEATURES), text(Assignment.FREEZE_FROM)));
        }
        if (splits && Relevance.matters(Mapper.Learned.BALANCE, this) && get(Mapper.Learned.BALANCE) == MapperBalance.DRAWS
                && List.of(Stages.BATCH, Stages.JOINT).contains(get(Mapper.Learned.STAGES))) {
            throw new InvalidInputException(("splitting.mapperBalance: found draws with splitting.stages %s; allowed: draws with epoch or "
                    + "after, where the mapper has a pass of its own, or weights").formatted(text(Mapper.Learned.STAGES)));
        }
        if (get(Settings.TRAINING_MIXUP) > 0 && splits) {
            throw new InvalidInputException(
                    ("training.mixup: found %s with splitting.method cws; allowed: 0 with cws, as a mixed image has no "
                            + "subclass of its own, or method none")
                            .formatted(text(Settings.TRAINING_MIXUP)));
        }
        if (get(Settings.TRAINING_CLASSIFIER) == ClassifierTraining.CRT && splits) {
            throw new InvalidInputException(
                    "training.classifier: found crt with splitting.method cws; allowed: joint with cws, whose "
                            + "classifier learns subclasses, or method none");
        }
    }

    /** The value of a setting as YAML in one line, "" for a path that is not set. */
    public <T> String text(Setting<T> setting) {
        return setting.type().text(get(setting));
    }

    /**
     * Names what a run computes: eight hexadecimal digits of the SHA-256 of the hashed settings that differ from their
     * defaults, each as a line {@code key=value}, in the order of {@link Settings#ALL}. Defaults are left out so that a
     * setting which a later version adds does not change the names of the runs there are: grids go on finding them. What a
     * {@link Revision} changed is added.
     */
    public String hash() {
        return hash(Revision.of(this));
    }

    /**
     * The revisions that were made when a hash was this configuration's; empty where it never was.
     *
     * @param hash as {@link #hash} gives it
     */
    Optional<List<Revision>> madeUnder(String hash) {
        List<Revision> all = Revision.of(this);
        return IntStream.range(0, 1 << all.size()).mapToObj(chosen -> IntStream.range(0, all.size())
                        .filter(each -> (chosen >> each & 1) == 1).mapToObj(all::get).toList())
                .filter(revisions -> hash(revisions).equals(hash)).findFirst();
    }

    /** What {@link #hash} was in version 0.1.0. */
    String hashBefore() {
        return hash(List.of());
    }

    private String hash(List<Revision> revisions) {
        StringBuilder lines = new StringBuilder();
        for (Setting<?> setting : Settings.ALL) {
            if (setting.hashed() && values.containsKey(setting.key())) {
                lines.append(setting.key()).append('=').append(text(setting)).append('\n');
            }
        }
        revisions.forEach(revision -> lines.append("revision=").append(revision.name()).append('\n'));
        return Sha256.of(lines.toString()).substring(0, 8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Configuration configuration && values.equals(configuration.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
