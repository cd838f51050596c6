package tailsplit.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UnreadableFile;

/**
 * The four files of a set in MNIST's format, with dots or dashes in their names, gzipped or not, after the name of a set as
 * EMNIST's ({@code emnist-letters-train-images-idx3-ubyte}), in the folder or a few below it ({@code MNIST/raw}).
 */
record IdxFiles(Path trainImages, Path trainLabels, Path testImages, Path testLabels) {
    private static final int DEPTH = 4;
    private static final Pattern NAME =
            Pattern.compile("(?i)(.*?)[-_.]?(train|t10k|test)[-_.](images|labels)[-_.]idx\\d[-_.]ubyte(\\.gz)?");

    /** @param folder or one of the four files */
    static IdxFiles find(Path folder) {
        Map<String, Map<String, List<Path>>> sets = new TreeMap<>();
        for (Path file : all(Files.isDirectory(folder) ? folder : Objects.requireNonNull(folder.toAbsolutePath().getParent()))) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                String which = (name.group(2) + " " + name.group(3)).toLowerCase(Locale.ROOT).replace("t10k", "test");
                sets.computeIfAbsent(name.group(1), _ -> new LinkedHashMap<>()).computeIfAbsent(which, _ -> new ArrayList<>()).add(file);
            }
        }
        Matcher chosen = NAME.matcher(folder.getFileName().toString());
        if (!Files.isDirectory(folder) && chosen.matches()) {
            sets.keySet().retainAll(List.of(chosen.group(1)));
        }
        if (sets.size() > 1) {
            throw new InvalidInputException("%s: found the files of %s; allowed: the files of one, or the path of its images"
                    .formatted(folder, String.join(", ", sets.keySet())));
        }
        Map<String, List<Path>> set = sets.isEmpty() ? Map.of() : sets.values().iterator().next();
        return new IdxFiles(one(set, "train images", folder), one(set, "train labels", folder),
                one(set, "test images", folder), one(set, "test labels", folder));
    }

    /** Whether a file is called as those are. */
    static boolean isOne(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    private static List<Path> all(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> VisibleFiles.is(file) && Files.isRegularFile(file))
                    .sorted(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder())).toList();
        } catch (IOException e) {
            throw UnreadableFile.of(folder, e);
        }
    }

    /** The one that lies highest; the same file gzipped beside it is the same. */
    private static Path one(Map<String, List<Path>> set, String which, Path folder) {
        List<Path> files = set.getOrDefault(which, List.of());
        if (files.isEmpty()) {
            throw new InvalidInputException(("%s: found no %s; allowed: the four files of MNIST's format, such as "
                    + "train-images-idx3-ubyte and t10k-labels-idx1-ubyte, .gz or not").formatted(folder, which));
        }
        Path first = files.getFirst();
        List<Path> others = files.stream().filter(file -> file.getNameCount() == first.getNameCount()
                && !Objects.equals(file.getParent(), first.getParent())).toList();
        if (!others.isEmpty()) {
            throw new InvalidInputException("%s: found %s; allowed: the folder of one data set".formatted(folder,
                    Stream.concat(Stream.of(first), others.stream()).map(Path::toString).collect(Collectors.joining(" and "))));
        }
        return first;
    }
}
