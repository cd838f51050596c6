package tailsplit.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What of a data set makes training or scores doubtful. */
final class InspectionWarnings {
    private static final int FAR_APART = 4;
    private static final int NARROW = 2;
    private static final int IMBALANCED = 2;

    private final Inspection found;
    private final List<String> warnings = new ArrayList<>();

    private InspectionWarnings(Inspection found) {
        this.found = found;
    }

    static List<String> of(Inspection found) {
        InspectionWarnings all = new InspectionWarnings(found);
        all.files();
        all.classes();
        all.same();
        all.pixels();
        return all.warnings;
    }

    private void files() {
        List<UnreadableImage> files = found.unreadable();
        if (!files.isEmpty()) {
            warnings.add("%s no readable image, and refused by a run: %s.".formatted(is(files.size(), "file"),
                    FolderListing.someOf(files.stream().map(file -> "%s (%s)".formatted(file.where(), file.found())).toList())));
        }
    }

    private void classes() {
        Map<String, List<String>> byLetters = new LinkedHashMap<>();
        found.classNames().forEach(name ->
                byLetters.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(name));
        byLetters.values().stream().filter(names -> names.size() > 1).forEach(names ->
                warnings.add("%s are different classes, but have the same name but for case.".formatted(String.join(" and ", names))));
        if (found.classNames().size() < 2) {
            warnings.add("There is one class only, %s: a run needs two at least.".formatted(found.classNames().getFirst()));
        }
        for (Part part : found.counts().keySet()) {
            classes(part, found.ofEachClass(part));
        }
    }

    private void classes(Part part, int[] counts) {
        List<String> empty = IntStream.range(0, counts.length).filter(c -> counts[c] == 0).mapToObj(found.classNames()::get).toList();
        if (isNumbered() && isShifted(counts)) {
            warnings.add("The labels of the %s part may be shifted by one: no image is of class %s, and every other class has some."
                    .formatted(part.label(), empty.getFirst()));
        } else if (!empty.isEmpty()) {
            warnings.add("No %s images of %s%s.".formatted(part.label(), FolderListing.someOf(empty),
                    switch (part) {
                        case TRAIN -> ": a run needs one at least";
                        case VALIDATION -> "";
                        case TEST -> ": how well they are told is never measured";
                    }));
        }
        int largest = Arrays.stream(counts).max().orElse(0);
        int smallest = Arrays.stream(counts).filter(count -> count > 0).min().orElse(0);
        if (part == Part.TEST && largest > IMBALANCED * smallest) {
            warnings.add(("The test part is imbalanced itself, %,d to %,d images a class: accuracy goes by its large classes. "
                    + "The geometric mean counts every class alike.").formatted(smallest, largest));
        }
    }

    /** Whether labels are numbers that files hold, not the names of folders. */
    private boolean isNumbered() {
        return found.kind() != ImageFolders.KIND || found.classNames().stream().allMatch(name -> name.matches("\\d+"));
    }

    /** Whether only the first or only the last class of several has no image. */
    private static boolean isShifted(int[] counts) {
        long empty = Arrays.stream(counts).filter(count -> count == 0).count();
        return counts.length > 2 && empty == 1 && (counts[0] == 0 || counts[counts.length - 1] == 0);
    }

    private void same() {
        Duplicates duplicates = found.duplicates();
        for (Part part : found.counts().keySet()) {
            int shared = part == Part.TRAIN ? 0 : duplicates.shared(part, Part.TRAIN);
            if (shared > 0) {
                warnings.add("%,d of %,d %s images %s the pixels of a training image: scores on them are too good.".formatted(shared,
                        found.size(part), part.label(), shared == 1 ? "has" : "have"));
            }
        }
        List<List<InspectedImage>> contradictions = duplicates.ofSeveralClasses();
        if (!contradictions.isEmpty()) {
            warnings.add("%s more than one class, such as %s.".formatted(
                    contradictions.size() == 1 ? "One picture is in" : "%,d pictures are in".formatted(contradictions.size()),
                    FolderListing.someOf(contradictions.getFirst().stream().map(image -> "%s (%s, %s)".formatted(image.where(),
                            found.classNames().get(image.label()), image.part().label())).toList())));
        }
    }

    private void pixels() {
        long blank = found.images().stream().filter(InspectedImage::blank).count();
        if (blank > 0) {
            warnings.add("%s of one colour throughout, such as %s.".formatted(is(blank, "image"),
                    found.images().stream().filter(InspectedImage::blank).findFirst().orElseThrow().where()));
        }
        long grey = found.images().stream().filter(InspectedImage::grey).count();
        if (grey > 0 && grey < found.images().size()) {
            warnings.add("%s grey and %s in colour: where that goes with the class, it is learnt in place of what is shown.".formatted(
                    is(grey, "image"), is(found.images().size() - grey, "")));
        }
        if (found.side().isPresent() && !found.images().isEmpty()) {
            scaling(found.side().getAsInt());
        }
    }

    private void scaling(int side) {
        int[] longer = found.images().stream().mapToInt(image -> Math.max(image.width(), image.height())).sorted().toArray();
        int smallest = longer[0];
        int largest = longer[longer.length - 1];
        if (largest >= FAR_APART * smallest) {
            warnings.add(("Sizes are far apart: the longer side has %,d to %,d pixels, and all become %d x %d: some are blurred, "
                    + "others lose detail.").formatted(smallest, largest, side, side));
        }
        long narrow = found.images().stream().filter(image -> Math.max(image.width(), image.height())
                > NARROW * Math.min(image.width(), image.height())).count();
        if (narrow > 0) {
            warnings.add("%s more than twice as wide as high, or as high as wide, and squeezed into squares.".formatted(
                    is(narrow, "image")));
        }
        long enlarged = found.images().stream().filter(image -> Math.max(image.width(), image.height()) < side).count();
        if (enlarged > 0) {
            warnings.add("%s smaller than the %d x %d pixels that they are enlarged to.".formatted(is(enlarged, "image"), side, side));
        }
    }

    /** {@code 1 image is}, {@code 2 images are}. */
    private static String is(long number, String singular) {
        String noun = singular.isEmpty() ? "" : " " + singular + (number == 1 ? "" : "s");
        return "%,d%s %s".formatted(number, noun, number == 1 ? "is" : "are");
    }
}
