package tailsplit.imbalance;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;
import tailsplit.random.NumpyRandom;

/**
 * The images that a run trains on.
 *
 * @param positions for each class the positions in the official training set, in the order they were drawn
 * @param notices   sentences for the user about what had to give way
 */
public record LongTailedSplit(List<int[]> positions, List<String> notices) {
    public LongTailedSplit {
        positions = List.copyOf(positions);
        notices = List.copyOf(notices);
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
        int[][] byClass = positionsByClass(labels, classes);
        int[] available = Arrays.stream(byClass).mapToInt(positions -> positions.length).toArray();
        int largest = Arrays.stream(available).max().orElse(0);
        if (max.isPresent() && max.getAsInt() > largest) {
            throw new InvalidInputException("imbalance.max: found %d; allowed: 0 to %d, the data set's largest class"
                    .formatted(max.getAsInt(), largest));
        }
        List<String> notices = new ArrayList<>();
        int[] counts = fit(profile, profile.wanted(available, max.orElse(largest)), available, notices);
        NumpyRandom random = new NumpyRandom(seed);
        List<int[]> kept = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            random.shuffle(byClass[c]);
            kept.add(Arrays.copyOf(byClass[c], counts[c]));
        }
        return new LongTailedSplit(kept, notices);
    }

    /** Images of each class. */
    public int[] counts() {
        return positions.stream().mapToInt(kept -> kept.length).toArray();
    }

    /** All positions, class after class. */
    public int[] all() {
        return positions.stream().flatMapToInt(Arrays::stream).toArray();
    }

    /** A row for each image: its class and its position in the official training set, with a header. */
    public String csv() {
        StringBuilder csv = new StringBuilder("class,position\n");
        for (int c = 0; c < positions.size(); c++) {
            for (int position : positions.get(c)) {
                csv.append(c).append(',').append(position).append('\n');
            }
        }
        return csv.toString();
    }

    /** SHA-256, in hexadecimal, over the counts and the positions. */
    public String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int[] numbers : (Iterable<int[]>) Stream.concat(Stream.of(counts()), positions.stream())::iterator) {
                ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
                bytes.asIntBuffer().put(numbers);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
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
