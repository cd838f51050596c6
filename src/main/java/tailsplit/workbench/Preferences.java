package tailsplit.workbench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tailsplit.service.Capacity;
import tailsplit.workbench.ablation.AblationModel;

/**
 * What the window remembers of its user; immutable.
 *
 * @param theme          {@code system}, {@code light} or {@code dark}
 * @param bounds         x, y, width and height of the window; empty before its first close
 * @param dividers       positions of split panes, by their names
 * @param recent         paths of experiments, the latest first
 * @param workspace      the folder that was open last
 * @param file           the path of the experiment that was open last
 * @param cores          that runs may use at a time; 0 for all
 * @param runsOfAGpu     at a time
 * @param threadsOfACell of a grid, for a run that has never been started
 */
@JsonIgnoreProperties(ignoreUnknown = true) // written by a newer version
record Preferences(
        String theme,
        List<Double> bounds,
        boolean maximised,
        Map<String, List<Double>> dividers,
        List<String> recent,
        Optional<String> workspace,
        Optional<String> file,
        int cores,
        int runsOfAGpu,
        int threadsOfACell) {
    private static final int RECENT = 10;

    static final Preferences DEFAULTS = new Preferences("system", List.of(), false, Map.of(), List.of(), Optional.empty(),
            Optional.empty(), 0, 1, 1);

    Preferences {
        bounds = List.copyOf(bounds);
        dividers = Map.copyOf(dividers);
        recent = List.copyOf(recent);
    }

    /** What runs may take of this machine at a time. */
    Capacity capacity() {
        return new Capacity(cores == 0 ? Capacity.ofThisMachine().cores() : cores, runsOfAGpu);
    }

    /** How the runs of an ablation share this machine. */
    AblationModel.Sharing sharing() {
        return new AblationModel.Sharing(threadsOfACell, Math.max(1, capacity().cores() / threadsOfACell));
    }

    Preferences withTheme(String value) {
        return new Preferences(value, bounds, maximised, dividers, recent, workspace, file, cores, runsOfAGpu, threadsOfACell);
    }

    Preferences withWindow(List<Double> where, boolean isMaximised) {
        return new Preferences(theme, where, isMaximised, dividers, recent, workspace, file, cores, runsOfAGpu, threadsOfACell);
    }

    Preferences withDividers(String name, List<Double> positions) {
        Map<String, List<Double>> changed = new LinkedHashMap<>(dividers);
        changed.put(name, positions);
        return new Preferences(theme, bounds, maximised, changed, recent, workspace, file, cores, runsOfAGpu, threadsOfACell);
    }

    Preferences withRecent(String path) {
        List<String> changed = new ArrayList<>(recent);
        changed.remove(path);
        changed.addFirst(path);
        List<String> kept = changed.subList(0, Math.min(RECENT, changed.size()));
        return new Preferences(theme, bounds, maximised, dividers, kept, workspace, file, cores, runsOfAGpu, threadsOfACell);
    }

    Preferences withPlaces(Optional<String> folder, Optional<String> experiment) {
        return new Preferences(theme, bounds, maximised, dividers, recent, folder, experiment, cores, runsOfAGpu, threadsOfACell);
    }

    Preferences withTraining(int ofCores, int ofAGpu, int ofACell) {
        return new Preferences(theme, bounds, maximised, dividers, recent, workspace, file, ofCores, ofAGpu, ofACell);
    }
}
