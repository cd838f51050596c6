package tailsplit.workbench.monitor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tailsplit.run.EpochRecord;
import tailsplit.run.SplitRecord;
import tailsplit.run.SubclassRecord;

/**
 * What the split of each class came to, epoch by epoch.
 *
 * @param records ascending by epoch; NaN stands for what is not known
 */
record SplitHistory(List<SplitRecord> records) {
    /**
     * As it was recorded. Versions that did not record it left how many images were given to each subclass, of which evenness
     * and the largest share can be told.
     *
     * @param epochs those that are known to be whole
     */
    static SplitHistory of(List<SplitRecord> recorded, List<SubclassRecord> subclasses, List<EpochRecord> epochs) {
        int before = recorded.isEmpty() ? Integer.MAX_VALUE : recorded.getFirst().epoch();
        int last = epochs.isEmpty() ? 0 : epochs.getLast().epoch();
        Stream<SplitRecord> told = subclasses.stream().filter(record -> record.epoch() < before && record.epoch() <= last)
                .collect(Collectors.groupingBy(record -> List.of(record.epoch(), record.label()))).values().stream()
                .map(SplitHistory::told).sorted((a, b) -> Integer.compare(a.epoch(), b.epoch()));
        return new SplitHistory(Stream.concat(told, recorded.stream()).toList());
    }

    private static SplitRecord told(List<SubclassRecord> ofClass) {
        int[] images = ofClass.stream().mapToInt(SubclassRecord::images).toArray();
        double all = Arrays.stream(images).sum();
        double[] shares = Arrays.stream(images).mapToDouble(each -> each / all).toArray();
        double entropy = Arrays.stream(shares).map(share -> share == 0 ? 0 : -share * Math.log(share)).sum();
        SubclassRecord first = ofClass.getFirst();
        return new SplitRecord(first.epoch(), first.label(), Double.NaN, Math.log(images.length), entropy,
                Arrays.stream(shares).max().orElse(Double.NaN), Double.NaN, Double.NaN);
    }

    /** Whether the shift that the network makes was recorded. */
    boolean hasShift() {
        return records.stream().anyMatch(record -> Double.isFinite(record.shift()));
    }

    int[] epochs() {
        return records.stream().mapToInt(SplitRecord::epoch).distinct().toArray();
    }

    /** Classes that are split in any epoch, ascending. */
    List<Integer> splitClasses() {
        return records.stream().filter(record -> record.planShift() > 0).map(SplitRecord::label).distinct().sorted().toList();
    }

    /** Of all classes in the last epoch. */
    List<SplitRecord> last() {
        return records.isEmpty() ? List.of()
                : records.stream().filter(record -> record.epoch() == records.getLast().epoch()).toList();
    }

    /** By class and epoch, NaN where there is none. */
    Map<Integer, double[]> values(ToDoubleFunction<SplitRecord> value) {
        int[] epochs = epochs();
        Map<Integer, double[]> values = new HashMap<>();
        for (SplitRecord record : records) {
            values.computeIfAbsent(record.label(), _ -> {
                double[] none = new double[epochs.length];
                Arrays.fill(none, Double.NaN);
                return none;
            })[Arrays.binarySearch(epochs, record.epoch())] = value.applyAsDouble(record);
        }
        return values;
    }
}
