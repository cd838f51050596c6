package tailsplit.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tailsplit.file.UnreadableFile;

/** What a folder holds for its user: not what an operating system keeps beside it. */
final class VisibleFiles {
    private static final Set<String> KEPT_BY_SYSTEMS = Set.of("__macosx", "thumbs.db", "desktop.ini", "@eadir", "$recycle.bin",
            "system volume information", "lost+found");

    private VisibleFiles() {}

    static boolean is(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && !KEPT_BY_SYSTEMS.contains(name);
    }

    /** In the order of their paths. */
    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(VisibleFiles::is).sorted().toList();
        } catch (IOException e) {
            throw UnreadableFile.of(folder, e);
        }
    }

    static List<Path> folders(Path folder) {
        return list(folder).stream().filter(Files::isDirectory).toList();
    }

    static List<Path> files(Path folder) {
        return list(folder).stream().filter(Files::isRegularFile).toList();
    }

    /** The suffix in lower case, as in a count: {@code .txt}. */
    static String suffix(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "no suffix" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    /** How many of each suffix, the most first: {@code .txt 12, .npy 3}. */
    static String counted(List<Path> files) {
        Map<String, Long> counts = files.stream().collect(Collectors.groupingBy(VisibleFiles::suffix, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(each -> "%s %,d".formatted(each.getKey(), each.getValue())).collect(Collectors.joining(", "));
    }
}
