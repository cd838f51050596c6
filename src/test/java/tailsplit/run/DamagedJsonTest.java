package tailsplit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;
import tailsplit.file.ProcessIdentity;
import tailsplit.gpu.ComputeDevice;
import tailsplit.metric.Classified;
import tailsplit.service.Queue;
import tailsplit.service.QueuedRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files of a run and of a queue with each of their values replaced, and cut off anywhere: read whole, or refused in a line. */
class DamagedJsonTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> WRONG =
            List.of("null", "\"x\"", "-1.5", "3000000000", "true", "[]", "[null]", "{}", "{\"a\": null}");

    @TempDir
    private Path folder;

    static Stream<Record> records() {
        ScoredEpoch epoch = ScoredEpoch.of(7, ScoredEpoch.LAST,
                new Classified(new float[][] {{0.9f, 0.1f}}, new int[] {0}, new int[] {50, 5}));
        return Stream.of(RunStatus.running(3, 200, 17, 97, 350.5, 0.5, 0.25, 60),
                new RunResult(RunState.FINISHED, Optional.of("why"), Optional.of(epoch), Optional.of(epoch), Optional.empty()),
                new Provenance("0.1.0", "25", "0.35.1", "2.7.1", "Linux 6 amd64", "processor", "gpu:0", Optional.of("NVIDIA H100"), 2,
                        "f32", Optional.empty(), 1, "cifar10", "ab12", "cd34", List.of("train", "a.yaml"), Instant.EPOCH,
                        List.of(Instant.EPOCH),
                        Optional.of("ab12cd34"), Optional.of(List.of("a notice")),
                        Optional.of("0123abc"), Optional.of(new Provenance.Machine(4, 1L << 34))),
                new Queue(true, List.of(new QueuedRun("run", ComputeDevice.of("cpu"), 2, RunState.WAITING, Optional.of("why"),
                        Optional.of(ProcessIdentity.current())))));
    }

    @ParameterizedTest
    @MethodSource("records")
    void isReadWholeOrRefused(Record valid) throws IOException {
        String text = Json.text(valid);
        List<String> damaged = new ArrayList<>(WRONG);
        damaged.add("");
        IntStream.range(0, text.length()).filter(end -> end % 7 == 0).mapToObj(end -> text.substring(0, end)).forEach(damaged::add);
        JsonNode tree = MAPPER.readTree(text);
        places(tree, place -> {
            for (String wrong : WRONG) {
                place.put(MAPPER.readTree(wrong));
                damaged.add(tree.toString());
            }
            place.restore();
        });
        assertTrue(damaged.size() > 50);
        int refused = 0;
        for (String each : damaged) {
            Path file = Files.writeString(folder.resolve("x.json"), each);
            try {
                assertWhole(Json.read(file, valid.getClass()).orElseThrow(), each);
            } catch (InvalidInputException e) {
                assertTrue(e.getMessage().startsWith("cannot read " + file) && e.getMessage().lines().count() == 1, e.getMessage());
                refused++;
            }
        }
        assertTrue(refused > damaged.size() / 3, "%d of %d".formatted(refused, damaged.size()));
        assertEquals(valid, Json.read(Files.writeString(folder.resolve("x.json"), tree.toString()), valid.getClass()).orElseThrow());
    }

    private static void assertWhole(Object value, String text) {
        assertNotNull(value, text);
        switch (value) {
            case Record all -> Stream.of(all.getClass().getRecordComponents()).forEach(part -> {
                try {
                    part.getAccessor().setAccessible(true);
                    assertWhole(part.getAccessor().invoke(all), text);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(text, e);
                }
            });
            case Optional<?> perhaps -> perhaps.ifPresent(each -> assertWhole(each, text));
            case Collection<?> all -> all.forEach(each -> assertWhole(each, text));
            case Map<?, ?> all -> all.values().forEach(each -> assertWhole(each, text));
            default -> {}
        }
    }

    /** Where a value stands in a tree. */
    private record Place(JsonNode parent, String name, int index, JsonNode value) {
        void put(JsonNode other) {
            if (parent instanceof ObjectNode object) {
                object.set(name, other);
            } else {
                ((ArrayNode) parent).set(index, other);
            }
        }

        void restore() {
            put(value);
        }
    }

    private static void places(JsonNode node, Consumer<Place> visitor) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                visitor.accept(new Place(node, name, 0, value));
                places(value, visitor);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode value = array.get(i);
                visitor.accept(new Place(node, "", i, value));
                places(value, visitor);
            }
        }
    }
}
