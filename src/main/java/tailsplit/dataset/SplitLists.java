package tailsplit.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UnreadableFile;

/**
 * Text files that list the images of each part, as those of ImageNet-LT and Places-LT: a path below the folder of the lists,
 * and a label from 0, in each line. Where the images of each label lie in one folder, that names the class.
 */
final class SplitLists {
    private static final Pattern NAME = Pattern.compile("(?i)(?:.*[-_])?([a-z]+)\\.txt");
    private static final Pattern LINE = Pattern.compile("(\\S.*?\\.\\w+)[\\s,]+(\\d{1,6})\\s*");
    private static final int NAMED = 10;

    private SplitLists() {}

    private record Entry(Path file, int label) {}

    /** Empty where the folder has no such lists, or has folders of classes that its lists do not tell of. */
    static Optional<ImageListing> of(Path folder) {
        Map<Part, Path> lists = new EnumMap<>(Part.class);
        for (Path file : VisibleFiles.files(folder)) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            Optional<Part> part = name.matches() ? Part.exactly(name.group(1)) : Optional.empty();
            if (part.isPresent() && lists(file, folder)) {
                Path other = lists.put(part.get(), file);
                if (other != null) {
                    throw new InvalidInputException("%s: found the lists %s and %s of the same part; allowed: one of them"
                            .formatted(folder, other.getFileName(), file.getFileName()));
                }
            }
        }
        return lists.containsKey(Part.TRAIN) ? Optional.of(listing(folder, lists)) : Optional.empty();
    }

    /** Whether its first line tells of an image that is there, or would if anything were. */
    private static boolean lists(Path file, Path folder) {
        try (Stream<String> lines = Files.lines(file)) {
            Optional<String> first = lines.filter(line -> !line.isBlank()).findFirst();
            Matcher line = LINE.matcher(first.orElse(""));
            return line.matches() && (Files.isRegularFile(folder.resolve(line.group(1))) || VisibleFiles.folders(folder).isEmpty());
        } catch (UncheckedIOException | InvalidPathException e) {
            return false;
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
    }

    private static ImageListing listing(Path folder, Map<Part, Path> lists) {
        Map<Part, List<Entry>> parts = new EnumMap<>(Part.class);
        lists.forEach((part, list) -> parts.put(part, entries(list, folder)));
        LabelRange range = LabelRange.of(parts.values().stream()
                .map(entries -> entries.stream().mapToInt(Entry::label).toArray()).toList());
        Map<Part, PartFiles> files = new EnumMap<>(Part.class);
        parts.forEach((part, entries) -> files.put(part, new PartFiles(folder.resolve(lists.get(part)),
                entries.stream().map(Entry::file).toList(), entries.stream().map(entry -> entry.label() - range.first()).toList())));
        List<String> notices = new ArrayList<>(range.notice().stream().toList());
        notices.addFirst("The images are those that %s list.".formatted(lists.values().stream()
                .map(list -> list.getFileName().toString()).collect(Collectors.joining(", "))));
        return new ImageListing(names(Objects.requireNonNull(files.get(Part.TRAIN)), range), files, notices).tested();
    }

    private static List<String> names(PartFiles train, LabelRange range) {
        @Nullable String[] names = new String[range.classes()];
        for (int i = 0; i < train.files().size(); i++) {
            Path parent = train.files().get(i).getParent();
            String name = parent == null ? "" : parent.getFileName().toString();
            int label = train.labels().get(i);
            if (names[label] != null && !names[label].equals(name)) {
                return range.names();
            }
            names[label] = name;
        }
        List<String> found = Stream.of(names).filter(name -> name != null).toList();
        return new HashSet<>(found).size() == names.length ? found : range.names();
    }

    private static List<Entry> entries(Path list, Path folder) {
        List<String> lines;
        try {
            lines = Files.readAllLines(list);
        } catch (MalformedInputException e) {
            throw new InvalidInputException("%s: found no text in UTF-8; allowed: a path and a label in each line".formatted(list), e);
        } catch (IOException e) {
            throw UnreadableFile.of(list, e);
        }
        List<Entry> entries = IntStream.range(0, lines.size()).filter(i -> !lines.get(i).isBlank())
                .mapToObj(i -> entry(lines.get(i), i + 1, list, folder)).toList();
        List<Path> missing = entries.stream().map(Entry::file).filter(file -> !Files.isRegularFile(file)).toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException("%s: found %,d of %,d images that are not there: %s%s; allowed: paths below %s".formatted(list,
                    missing.size(), entries.size(), missing.stream().limit(NAMED).map(file -> folder.relativize(file).toString())
                            .collect(Collectors.joining(", ")),
                    missing.size() > NAMED ? " and others" : "", folder));
        }
        return entries;
    }

    private static Entry entry(String line, int number, Path list, Path folder) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw UnreadableFile.row(list, number, line, "a path and a label");
        }
        return new Entry(folder.resolve(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
}
