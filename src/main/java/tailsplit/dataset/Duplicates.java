package tailsplit.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Images that have the same pixels.
 *
 * @param groups of two or more each, in the order of their first
 */
public record Duplicates(List<List<InspectedImage>> groups) {
    public Duplicates {
        groups = groups.stream().map(List::copyOf).toList();
    }

    static Duplicates of(List<InspectedImage> images) {
        Map<String, List<InspectedImage>> byPixels = new LinkedHashMap<>();
        images.forEach(image -> byPixels.computeIfAbsent(image.digest(), _ -> new ArrayList<>(1)).add(image));
        return new Duplicates(byPixels.values().stream().filter(group -> group.size() > 1).toList());
    }

    /** How many images of a part repeat an earlier one of the same part. */
    public int within(Part part) {
        return groups.stream().mapToInt(group -> Math.max(0, count(group, part) - 1)).sum();
    }

    /** How many images of a part are in another one too. */
    public int shared(Part part, Part other) {
        return groups.stream().filter(group -> count(group, other) > 0).mapToInt(group -> count(group, part)).sum();
    }

    /** Those whose images are not all of one class. */
    public List<List<InspectedImage>> ofSeveralClasses() {
        return groups.stream().filter(group -> group.stream().mapToInt(InspectedImage::label).distinct().count() > 1).toList();
    }

    /** A number for each group, from 1, by the digest of its images. */
    public Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        groups.forEach(group -> numbers.put(group.getFirst().digest(), numbers.size() + 1));
        return numbers;
    }

    private static int count(List<InspectedImage> group, Part part) {
        return (int) group.stream().filter(image -> image.part() == part).count();
    }
}
