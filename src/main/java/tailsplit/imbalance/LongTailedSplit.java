package tailsplit.imbalance;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Sha256;
import tailsplit.random.NumpyRandom;

/**
 * The images that a run trains on.
 *
 * @param positions  for each class the positions in the official training set, in the order they were drawn
 * @param validation for each class the positions that are kept for validation; empty where no such part is cut
 * @param notices    sentences for the user about what had to give way
 */
public record LongTailedSplit(List<int[]> positions, List<int[]> validation, List<String> notices) {
    public LongTailedSplit {
        positions = List.copyOf(positions);
        validation = List.copyOf(validation);
        notices = List.copyOf(notices);
    }

    /** Without images kept for validation. */
    public LongTailedSplit(List<int[]> positions, List<String> notices) {
        this(positions, List.of(), notices);
    }

    /**
     * Draws a split, and a validation part that shares no image with it.
     *
     * @param cut empty for no validation part
     * @throws InvalidInputException where a class has too few images, and as {@link #draw(int[], int, Profile, OptionalInt, long)}
     */
    public static LongTailedSplit draw(int[] labels, int classes, Profile profile, OptionalInt max, long seed,
            Optional<ValidationCut> cut) {
        List<int[]> all = List.of(positionsByClass(labels, classes));
        if (cut.isEmpty()) {
            return draw(all, profile, max, seed);
        }
        ValidationCut asked = cut.get();
        return switch (asked.order()) {
            case BEFORE -> {
                List<int[]> validation = asked.positions(all);
                LongTailedSplit drawn = draw(without(all, validation), profile, max, seed);
                yield new LongTailedSplit(drawn.positions, validation, drawn.notices).telling();
            }
            case AFTER -> {
                LongTailedSplit drawn = draw(all, profile, max, seed);
                List<int[]> validation = asked.positions(drawn.positions.stream().map(kept -> Arrays.stream(kept).sorted().toArray())
                        .toList());
                yield new LongTailedSplit(without(drawn.positions, validation), validation, drawn.notices).telling();
            }
        };
    }

    /** What is left of each class, in its order. */
    private static List<int[]> without(List<int[]> positions, List<int[]> cut) {
        return IntStream.range(0, positions.size()).mapToObj(c -> {
            int[] taken = Arrays.stream(cut.get(c)).sorted().toArray();
            return Arrays.stream(positions.get(c)).filter(position -> Arrays.binarySearch(taken, position) < 0).toArray();
        }).toList();
    }

    private LongTailedSplit telling() {
        long alone = IntStream.range(0, positions.size()).filter(c -> validation.get(c).length == 0 && positions.get(c).length > 0).count();
        return alone == 0 ? this : new LongTailedSplit(positions, validation, Stream.concat(notices.stream(), Stream.of(
                "No validation image: %d of %d classes, with a single training image each.".formatted(alone, positions.size()))).toList());
    }

    /**
     * Draws exactly the images that the field's reference code draws (Cao et al., 2019): one legacy NumPy generator
     * through all classes in ascending order, each class's positions shuffled, the first ones kept.
     *
     * @param labels  of the official training set
     * @param classes number of classes
     * @param max     images of the largest class; empty for as many as the largest class of the set has
     * @param seed    an unsigned 32-bit integer
     * @throws InvalidInputException where a count cannot be met, or a class would be left without any image
     */
    public static LongTailedSplit draw(int[] labels, int classes, Profile profile, OptionalInt max, long seed) {
        return draw(List.of(positionsByClass(labels, classes)), profile, max, seed);
    }

    private static LongTailedSplit draw(List<int[]> byClass, Profile profile, OptionalInt max, long seed) {
        int[] available = byClass.stream().mapToInt(positions -> positions.length).toArray();
        int largest = Arrays.stream(available).max().orElse(0);
        if (max.isPresent() && max.getAsInt() > largest) {
            throw new InvalidInputException("imbalance.max: found %d; allowed: 0 to %d, the data set's largest class"
                    .formatted(max.getAsInt(), largest));
        }
        List<String> notices = new ArrayList<>();
        int[] counts = fit(profile, profile.wanted(available, max.orElse(largest)), available, notices);
        NumpyRandom random = new NumpyRandom(seed);
        List<int[]> kept = new ArrayList<>();
        for (int c = 0; c < byClass.size(); c++) {
            int[] shuffled = byClass.get(c).clone();
            random.shuffle(shuffled);
            kept.add(Arrays.copyOf(shuffled, counts[c]));
        }
        return new LongTailedSplit(kept, notices);
    }

    /** Images of each class. */
    public int[] counts() {
        return positions.stream().mapToInt(kept -> kept.length).toArray();
    }

    /** Images of each class that are kept for validation. */
    public int[] validationCounts() {
        return validation.isEmpty() ? new int[positions.size()] : validation.stream().mapToInt(kept -> kept.length).toArray();
    }

    /** All positions, class after class. */
    public int[] all() {
        return positions.stream().flatMapToInt(Arrays::stream).toArray();
    }

    /** The positions that are kept for validation, class after class; empty where no such part is cut. */
    public Optional<int[]> allValidation() {
        return validation.isEmpty() ? Optional.empty() : Optional.of(validation.stream().flatMapToInt(Arrays::stream).toArray());
    }

    /**
     * A row for each image: its class and its position in the official training set, with a header; where a validation part is
     * cut also the part that it is in.
     */
    public String csv() {
        StringBuilder csv = new StringBuilder(validation.isEmpty() ? "class,position\n" : "class,position,part\n");
        rows(csv, positions, validation.isEmpty() ? "" : ",train");
        rows(csv, validation, ",validation");
        return csv.toString();
    }

    private static void rows(StringBuilder csv, List<int[]> positions, String part) {
        for (int c = 0; c < positions.size(); c++) {
            for (int position : positions.get(c)) {
                csv.append(c).append(',').append(position).append(part).append('\n');
            }
        }
    }

    /** SHA-256, in hexadecimal, over the counts and the positions, those kept for validation among them. */
    public String checksum() {
        MessageDigest digest = Sha256.digest();
        for (int[] numbers : (Iterable<int[]>) Stream.of(Stream.of(counts()), positions.stream(),
                validation.stream()).flatMap(Function.identity())::iterator) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
            bytes.asIntBuffer().put(numbers);
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static int[][] positionsByClass(int[] labels, int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        int[][] positions = new int[classes][];
        for (int c = 0; c < classes; c++) {
            positions[c] = new int[counts[c]];
        }
        int[] filled = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            positions[labels[i]][filled[labels[i]]++] = i;
        }
        return positions;
    }

    private static int[] fit(Profile profile, int[] wanted, int[] available, List<String> notices) {
        boolean exact = profile instanceof Profile.Custom;
        if (wanted.length != available.length) {
            throw new InvalidInputException("imbalance.counts: found %d counts; allowed: %d, one for each class"
                    .formatted(wanted.length, available.length));
        }
        List<String> shortClasses = new ArrayList<>();
        for (int c = 0; c < wanted.length; c++) {
            if (wanted[c] > available[c]) {
                if (exact) {
                    throw new InvalidInputException("imbalance.counts: found %d for class %d; allowed: 1 to %d, all it has"
                            .formatted(wanted[c], c, available[c]));
                }
                shortClasses.add("%d (%d of %d)".formatted(c, available[c], wanted[c]));
                wanted[c] = available[c];
            }
            if (wanted[c] < 1) {
                throw new InvalidInputException(
                        "imbalance: class %d would keep no image; allowed: a factor and a maximum that leave at least 1"
                                .formatted(c));
            }
        }
        if (!shortClasses.isEmpty()) {
            notices.add("Classes with fewer images than the profile asks give all they have: "
                    + String.join(", ", shortClasses.subList(0, Math.min(5, shortClasses.size())))
                    + (shortClasses.size() > 5 ? " and %d more".formatted(shortClasses.size() - 5) : ""));
        }
        return wanted;
    }
}
