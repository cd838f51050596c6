package tailsplit.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tailsplit.setting.Setting;

/**
 * Values of some settings; empty for one that has no effect.
 *
 * @param names of the values, a dash for one without effect
 */
record Combination(List<Setting<?>> settings, List<Optional<Object>> values, List<String> names) {
    static Combination of(List<Setting<?>> settings, Observation observation) {
        List<Optional<Object>> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Setting<?> setting : settings) {
            boolean has = observation.has(setting);
            values.add(has ? Optional.of(observation.asked().get(setting)) : Optional.empty());
            names.add(has ? Names.value(setting, observation.asked()) : ResultCell.DASH);
        }
        return new Combination(settings, values, names);
    }

    /** Each once, in the order of the observations. */
    static Set<Combination> all(List<Setting<?>> settings, Collection<Observation> observations) {
        return observations.stream().map(each -> of(settings, each)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What has no effect on a run does not part it from others. */
    boolean fits(Observation observation) {
        for (int i = 0; i < settings.size(); i++) {
            if (observation.has(settings.get(i)) && !values.get(i).equals(Optional.of(observation.asked().get(settings.get(i))))) {
                return false;
            }
        }
        return true;
    }

    boolean isExactly(Observation observation) {
        return of(settings, observation).values.equals(values);
    }
}
