package tailsplit.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tailsplit.run.Adjustment;
import tailsplit.run.EvaluationRequest;

class WorkerCommandTest {
    private static final Path FOLDER = Path.of("a folder", "--detached", "train");

    static Stream<WorkerCommand> commands() {
        List<Adjustment> adjustments = List.of(Adjustment.NONE, new Adjustment(Adjustment.Kind.TAU_NORMALISATION, 0.5),
                Adjustment.ofPlan("5, 3,1"));
        return Stream.of(new WorkerCommand.Train(FOLDER, false), new WorkerCommand.Train(FOLDER, true),
                new WorkerCommand.Evaluate(FOLDER, new EvaluationRequest(7, EvaluationRequest.Part.VALIDATION, adjustments,
                        List.of(), Optional.empty())),
                new WorkerCommand.Evaluate(FOLDER, new EvaluationRequest(7, EvaluationRequest.Part.TRAIN, adjustments,
                        List.of("splitting.hidden=8", "splitting.mapperBalance=draws"), Optional.of(FOLDER.resolve("arrays.npz")))),
                new WorkerCommand.FindModes(FOLDER, 20, 5, FOLDER.resolve("modes.json")),
                new WorkerCommand.Benchmark(FOLDER, 100, FOLDER.resolve("benchmark.json")),
                new WorkerCommand.SelfTest(FOLDER.resolve("result.json")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aWorkerReadsWhatWasWritten(WorkerCommand command) {
        assertEquals(command, WorkerCommand.of(command.arguments()));
    }

    @Test
    void anythingElseIsNoCommandLine() {
        assertThrows(IllegalArgumentException.class, () -> WorkerCommand.of(List.of()));
        assertThrows(IllegalArgumentException.class, () -> WorkerCommand.of(List.of("fly", "away")));
    }

    @Test
    void theMainClassIsThere() throws Exception {
        assertNotNull(Class.forName(WorkerCommand.MAIN_CLASS).getMethod("main", String[].class));
    }
}
