package tailsplit.splitting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.setting.EpochShare;
import tailsplit.splitting.PlanChange.Origin;
import tailsplit.splitting.PlanChange.Reason;

/**
 * Fits the numbers of subclasses to what training found, as ISODATA does with clusters (Ball and Hall, 1965). A subclass
 * that starves, having under {@code smallest} images in an epoch, is merged with its neighbour of the same class: the
 * one beside it with fewer images, or the one with the nearest centre where subclasses have centres of their own. Then the
 * widest subclass of each class is split in two if it is wider than the mean over all images and has at least twice
 * {@code smallest} images.
 *
 * @param epochs   after which it happens
 * @param smallest images, at least 1
 */
public record Adaptation(List<Integer> epochs, int smallest) {
    public Adaptation {
        epochs = List.copyOf(epochs);
    }

    /** @param shares of the epochs, each between 0 and 1; those that fall on no epoch before the last are left out */
    public static Adaptation of(List<Double> shares, int epochs, int smallest) {
        return new Adaptation(shares.stream().map(share -> EpochShare.rounded(share, epochs))
                .filter(epoch -> epoch > 0 && epoch < epochs).distinct().toList(), smallest);
    }

    /**
     * @param tally   of the last epoch under {@code plan}
     * @param centres of the subclasses at its end, {@code [pseudo-classes, features]}; empty where they have none of their own
     */
    public PlanChange change(SubclassPlan plan, SubclassTally tally, Optional<float[]> centres) {
        double mean = tally.meanSpread();
        List<Integer> numbers = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        for (int c = 0; c < plan.classes(); c++) {
            Groups groups = new Groups(plan, c, tally, centres);
            groups.merge();
            Optional<Group> split = groups.toSplit(mean);
            int before = origins.size();
            for (Group group : groups.groups) {
                boolean half = split.filter(group::equals).isPresent();
                origins.add(new Origin(group.members, half));
                if (half) {
                    origins.add(new Origin(group.members, true));
                }
            }
            numbers.add(origins.size() - before);
            split.ifPresent(group -> groups.words.add(String.format(Locale.ROOT,
                    "%s was wide (%.3g, the mean is %.3g) with %d images: split",
                    groups.name(group.members.getFirst()), tally.spread(group.members.getFirst()), mean, group.images)));
            if (!groups.words.isEmpty()) {
                reasons.add(new Reason(c, numbers.getLast(), String.join("; ", groups.words)));
            }
        }
        return new PlanChange(new SubclassPlan(numbers), origins, reasons);
    }

    /**
     * Subclasses that become one.
     *
     * @param members pseudo-classes, ascending
     */
    private record Group(List<Integer> members, long images) {}

    /** Those of a class. */
    private final class Groups {
        private final List<Group> groups = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private final int first;
        private final int number;
        private final SubclassTally tally;
        private final Optional<float[]> centres;

        Groups(SubclassPlan plan, int c, SubclassTally tally, Optional<float[]> centres) {
            first = plan.offsets()[c];
            number = plan.subclasses(c);
            this.tally = tally;
            this.centres = centres;
            IntStream.range(first, first + number).forEach(p -> groups.add(new Group(List.of(p), tally.images()[p])));
        }

        void merge() {
            while (groups.size() > 1) {
                Group least = groups.stream().min(Comparator.comparingLong(Group::images)).orElseThrow();
                if (least.images >= smallest) {
                    return;
                }
                Group into = neighbour(least);
                words.add("%s had %d image%s, fewer than %d: merged with %s".formatted(
                        name(least.members.getFirst()), least.images, least.images == 1 ? "" : "s", smallest,
                        name(into.members.getFirst())));
                List<Integer> members = new ArrayList<>(into.members);
                members.addAll(least.members);
                members.sort(null);
                groups.set(groups.indexOf(into), new Group(members, least.images + into.images));
                groups.remove(least);
            }
        }

        Optional<Group> toSplit(double mean) {
            return groups.stream().filter(group -> group.members.size() == 1 && group.images >= 2L * smallest && spread(group) > mean)
                    .max(Comparator.comparingDouble(this::spread).thenComparingLong(Group::images));
        }

        private double spread(Group group) {
            return tally.spread(group.members.getFirst());
        }

        private Group neighbour(Group group) {
            int at = groups.indexOf(group);
            IntStream candidates = IntStream.range(0, groups.size()).filter(i -> centres.isPresent() ? i != at : Math.abs(i - at) == 1);
            return candidates.mapToObj(groups::get).min(Comparator.comparingDouble(other ->
                    centres.isPresent() ? distance(group, other, centres.get()) : other.images)).orElseThrow();
        }

        /** Between the centres that the two began with, squared; infinite where one is not known. */
        private double distance(Group one, Group other, float[] centres) {
            int features = centres.length / tally.images().length;
            double sum = 0;
            for (int f = 0; f < features; f++) {
                double apart = centres[one.members.getFirst() * features + f] - centres[other.members.getFirst() * features + f];
                sum += apart * apart;
            }
            return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
        }

        String name(int pseudoClass) {
            return "subclass %d of %d".formatted(pseudoClass - first + 1, number);
        }
    }
}
