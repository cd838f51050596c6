package tailsplit.run;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How rows under one header become rows under another.
 *
 * @param places where a new cell comes from; -1 gives an empty one
 */
record Columns(List<Integer> places) {
    static Columns of(List<String> from, List<String> to) {
        return new Columns(from.equals(to) ? IntStream.range(0, to.size()).boxed().toList() // names may repeat, as those of classes
                : to.stream().map(from::indexOf).toList());
    }

    /** The first's columns, then what the second has besides. */
    static List<String> union(List<String> first, List<String> second) {
        return first.equals(second) ? first
                : Stream.concat(first.stream(), second.stream().filter(name -> !first.contains(name))).toList();
    }

    List<String> of(List<String> cells) {
        return places.stream().map(place -> place < 0 ? "" : cells.get(place)).toList();
    }
}
