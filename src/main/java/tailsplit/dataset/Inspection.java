package tailsplit.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a data set is, before anything is trained on it.
 *
 * @param kind       the format that it has
 * @param counts     readable images of each class in each part there is, in the order of the parts
 * @param images     part by part, as they are before they are scaled
 * @param unreadable files that a run would refuse
 * @param side       pixels along each side to which images are scaled; empty where they are taken as they are
 * @param duplicates among all images
 * @param notices    sentences for the user about what was left out, or taken for something else
 * @param warnings   sentences about what makes training or scores doubtful
 */
public record Inspection(DatasetKind kind, List<String> classNames, Map<Part, int[]> counts, List<InspectedImage> images,
        List<UnreadableImage> unreadable, OptionalInt side, Duplicates duplicates, List<String> notices, List<String> warnings) {
    public Inspection {
        classNames = List.copyOf(classNames);
        counts = new EnumMap<>(counts);
        images = List.copyOf(images);
        unreadable = List.copyOf(unreadable);
        notices = List.copyOf(notices);
        warnings = List.copyOf(warnings);
    }

    static Inspection of(DatasetKind kind, List<String> classNames, List<InspectedImage> images, List<UnreadableImage> unreadable,
            OptionalInt side, List<String> notices) {
        Map<Part, int[]> counts = new EnumMap<>(Part.class);
        images.forEach(image -> counts.computeIfAbsent(image.part(), _ -> new int[classNames.size()])[image.label()]++);
        Inspection found = new Inspection(kind, classNames, counts, images, unreadable, side, Duplicates.of(images), notices, List.of());
        return new Inspection(kind, classNames, counts, images, unreadable, side, found.duplicates, notices, InspectionWarnings.of(found));
    }

    /** Readable images of a part; 0 where it is not there. */
    public int size(Part part) {
        return Arrays.stream(ofEachClass(part)).sum();
    }

    /** Readable images of each class in a part; none where it is not there. */
    public int[] ofEachClass(Part part) {
        return counts.getOrDefault(part, new int[classNames.size()]);
    }

    /** What it is in words: a name and a sentence for each. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Format", kind.label());
        facts.put("Images", counts.keySet().stream().map(part -> "%,d %s".formatted(size(part), part.label()))
                .collect(Collectors.joining(", ")));
        facts.put("Classes", classes());
        if (!images.isEmpty()) {
            facts.put("Sizes", sizes());
            facts.put("Channels", channels());
        }
        facts.put("Same pixels", same());
        return facts;
    }

    private String classes() {
        int[] train = ofEachClass(Part.TRAIN);
        int largest = Arrays.stream(train).max().orElse(0);
        int smallest = Arrays.stream(train).min().orElse(0);
        return smallest == largest ? "%,d, of %,d training images each".formatted(classNames.size(), largest)
                : "%,d, of %,d to %,d training images%s".formatted(classNames.size(), smallest, largest,
                        smallest == 0 ? "" : ", %.1f : 1".formatted((double) largest / smallest));
    }

    private String sizes() {
        List<InspectedImage> bySize = images.stream().sorted(Comparator.comparingLong(InspectedImage::area)).toList();
        String smallest = bySize.getFirst().size();
        String largest = bySize.getLast().size();
        String sizes = smallest.equals(largest) ? "all " + smallest
                : "%s to %s, median %s".formatted(smallest, largest, bySize.get((bySize.size() - 1) / 2).size());
        return side.isEmpty() ? sizes : "%s; scaled to %d x %d".formatted(sizes, side.getAsInt(), side.getAsInt());
    }

    private String channels() {
        long grey = images.stream().filter(InspectedImage::grey).count();
        return grey == 0 ? "colour" : grey == images.size() ? "grey"
                : "%,d in colour, %,d grey".formatted(images.size() - grey, grey);
    }

    private String same() {
        List<String> same = new ArrayList<>();
        for (Part part : counts.keySet()) {
            int repeated = duplicates.within(part);
            int shared = part == Part.TRAIN ? 0 : duplicates.shared(part, Part.TRAIN);
            if (repeated > 0) {
                same.add("%,d %s %s another of them".formatted(repeated, part.label(), repeated == 1 ? "image repeats" : "images repeat"));
            }
            if (shared > 0) {
                same.add("%,d %s %s in training too".formatted(shared, part.label(), shared == 1 ? "image is" : "images are"));
            }
        }
        return same.isEmpty() ? "no two images" : String.join(", ", same);
    }

    /** A row for each class and one above them: the class, and its images in each part. */
    public List<List<String>> classTable() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(Stream.of("class"), counts.keySet().stream().map(Part::label)).toList());
        for (int c = 0; c < classNames.size(); c++) {
            int label = c;
            rows.add(Stream.concat(Stream.of(classNames.get(c)),
                    counts.values().stream().map(each -> String.valueOf(each[label]))).toList());
        }
        return rows;
    }

    /** A row for each image and one above them, with those that cannot be read at the end; images of the same pixels have a number. */
    public List<List<String>> imageTable() {
        Map<String, Integer> same = duplicates.numbers();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("part", "class", "image", "width", "height", "channels", "same", "problem"));
        images.forEach(image -> rows.add(List.of(image.part().label(), classNames.get(image.label()), image.where(),
                String.valueOf(image.width()), String.valueOf(image.height()), image.grey() ? "grey" : "colour",
                Objects.toString(same.get(image.digest()), ""), image.blank() ? "one colour" : "")));
        unreadable.forEach(file -> rows.add(List.of(file.part().label(), classNames.get(file.label()), file.where(), "", "", "", "",
                file.found())));
        return rows;
    }
}
