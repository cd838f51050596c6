package tailsplit.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tailsplit.experiment.RunSummary;

/** Runs of the same hash, on the same images: one that was copied, or trained under two names, is no repetition. */
final class Copies {
    private static final int NAMED = 5;

    private Copies() {}

    /** Each run once, in their order; of copies one that has finished, if there is one. */
    static List<Observation> without(List<Observation> observations) {
        return groups(observations).stream().map(Copies::kept).toList();
    }

    private static Observation kept(List<Observation> same) {
        return same.stream().min(Comparator.comparing(each -> each.finished().isEmpty())).orElseThrow();
    }

    private static Collection<List<Observation>> groups(List<Observation> observations) {
        Map<Object, List<Observation>> groups = new LinkedHashMap<>();
        for (Observation each : observations) {
            groups.computeIfAbsent(each.identity().<Object>map(id -> id).orElse(each), _ -> new ArrayList<>()).add(each);
        }
        return groups.values();
    }

    /** What a reader of a table is to know of them, sentences without a full stop. */
    static List<String> remarks(List<Observation> observations) {
        List<String> remarks = new ArrayList<>();
        for (List<Observation> same : groups(observations)) {
            List<RunSummary> runs = same.stream().flatMap(each -> each.run().stream()).distinct().toList();
            if (runs.size() > 1) {
                remarks.add("%s are one experiment, which counts once%s".formatted(runs.stream().map(RunSummary::run).sorted()
                        .collect(Collectors.joining(" and ")), differ(runs)
                                ? "; their predictions differ, so that the number of threads, the device or somebody changed one" : ""));
            }
        }
        return remarks.size() <= NAMED ? remarks : Stream.concat(remarks.stream().limit(NAMED), Stream.of(
                "%d more experiments have several runs and count once".formatted(remarks.size() - NAMED))).toList();
    }

    private static boolean differ(List<RunSummary> runs) {
        List<Path> files = runs.stream().map(run -> run.folder().predictionFile()).filter(Files::isRegularFile).toList();
        try {
            for (int i = 1; i < files.size(); i++) {
                if (Files.mismatch(files.getFirst(), files.get(i)) >= 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) {
            return true; // what cannot be read is not known to be the same
        }
    }
}
