package tailsplit.training;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What libtorch's profiler saw: how often each operation computed something itself, as opposed to calling others or to
 * giving a view. On a GPU each of these launches a kernel, or a few.
 *
 * @param calls by the operation's name, for example {@code aten::addmm}
 */
record OperationCount(Map<String, Long> calls) {
    /** Views and bookkeeping: no element is computed. */
    private static final Set<String> FREE =
            Set.of("alias", "as_strided", "detach", "detach_", "empty", "empty_like", "empty_strided", "expand", "item",
            "lift_fresh", "narrow", "permute", "reshape", "_reshape_alias", "resolve_conj", "resolve_neg",
            "result_type", "select", "set_", "size",
            "slice", "squeeze", "t", "to", "transpose", "unfold", "unsqueeze", "view", "is_nonzero", "expand_as", "view_as", "flatten");
    /** The calling thread has to wait for their result. */
    private static final Set<String> WAITING = Set.of("_local_scalar_dense", "nonzero", "masked_select", "unique_dim", "_unique2");
    private static final String PREFIX = "aten::";

    /** What is done at the place where operations are counted. */
    interface Work {
        void run() throws DivergedException;
    }

    private record Event(String name, long thread, double start, double end) {}

    static OperationCount of(Work work) throws DivergedException, IOException {
        Path file = Files.createTempFile("tailsplit-operations", ".json");
        try {
            JniUtils.startProfile(false, false, false);
            try {
                work.run();
            } finally {
                JniUtils.stopProfile(file.toString());
            }
            return read(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Calls that compute. */
    long computing() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of these the ones that the calling thread waits for. */
    long waiting() {
        return WAITING.stream().mapToLong(name -> calls.getOrDefault(PREFIX + name, 0L)).sum();
    }

    /** A call with another one inside is not counted, the inner one is. */
    static OperationCount read(Path profile) {
        Map<Long, List<Event>> byThread = new JsonMapper().readTree(profile).valueStream().map(OperationCount::event)
                .filter(event -> event.name.startsWith(PREFIX))
                .sorted(Comparator.comparingDouble(Event::start).thenComparing(Comparator.comparingDouble(Event::end).reversed()))
                .collect(Collectors.groupingBy(Event::thread));
        Map<String, Long> calls = new TreeMap<>();
        byThread.values().forEach(events -> count(events, calls));
        return new OperationCount(calls);
    }

    private static Event event(JsonNode node) {
        double start = node.path("ts").asDouble();
        return new Event(node.path("name").asString(), node.path("tid").asLong(), start, start + node.path("dur").asDouble());
    }

    private static void count(List<Event> events, Map<String, Long> calls) {
        Deque<Event> open = new ArrayDeque<>();
        Set<Event> outer = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Event event : events) {
            while (!open.isEmpty() && open.peek().end <= event.start) {
                open.pop();
            }
            if (!isFree(event)) {
                outer.addAll(open);
            }
            open.push(event);
        }
        events.stream().filter(event -> !outer.contains(event) && !isFree(event)).forEach(event -> calls.merge(event.name, 1L, Long::sum));
    }

    private static boolean isFree(Event event) {
        return FREE.contains(event.name.substring(PREFIX.length()));
    }
}
