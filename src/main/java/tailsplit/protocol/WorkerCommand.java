package tailsplit.protocol;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tailsplit.run.EvaluationRequest;

/** What a worker process is to do: its command line, written by whoever starts it and read by itself. */
public sealed interface WorkerCommand {
    /** With the main method of every worker process. */
    String MAIN_CLASS = "tailsplit.worker.WorkerMain";

    /** Reads back equal. */
    List<String> arguments();

    /** @throws IllegalArgumentException where that is no command line of a worker */
    static WorkerCommand of(List<String> arguments) {
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case Train.NAME -> new Train(Path.of(rest.getFirst()), rest.contains(Train.DETACHED));
            case Evaluate.NAME -> new Evaluate(Path.of(rest.getFirst()), EvaluationRequest.of(rest.subList(1, rest.size())));
            case FindModes.NAME -> new FindModes(Path.of(rest.get(0)), Integer.parseInt(rest.get(1)), Integer.parseInt(rest.get(2)),
                    Path.of(rest.get(3)));
            case Benchmark.NAME -> new Benchmark(Path.of(rest.get(0)), Integer.parseInt(rest.get(1)), Path.of(rest.get(2)));
            case SelfTest.NAME -> new SelfTest(Path.of(rest.getFirst()));
            default -> throw new IllegalArgumentException("not a worker's command line: " + arguments);
        };
    }

    /**
     * Trains a run from its start or its newest checkpoint.
     *
     * @param run      its folder, with its configuration in it
     * @param detached whether it outlives whoever started it; otherwise it stops when its standard input ends
     */
    record Train(Path run, boolean detached) implements WorkerCommand {
        private static final String NAME = "train";
        private static final String DETACHED = "--detached";

        @Override
        public List<String> arguments() {
            return detached ? List.of(NAME, run.toString(), DETACHED) : List.of(NAME, run.toString());
        }
    }

    /** Scores a checkpoint and adds the scores to its run's folder. Tells {@link WorkerMessage}s. */
    record Evaluate(Path run, EvaluationRequest request) implements WorkerCommand {
        private static final String NAME = "evaluate";

        @Override
        public List<String> arguments() {
            return Stream.concat(Stream.of(NAME, run.toString()), request.arguments().stream()).toList();
        }
    }

    /**
     * Trains an experiment's pilot and finds the modes of its classes. Tells {@link WorkerMessage}s.
     *
     * @param configuration a file
     * @param minimumSize   images of a subclass, at least
     * @param epochs        of the pilot
     * @param result        the file that gets the choices
     */
    record FindModes(Path configuration, int minimumSize, int epochs, Path result) implements WorkerCommand {
        private static final String NAME = "find-modes";

        @Override
        public List<String> arguments() {
            return List.of(NAME, configuration.toString(), String.valueOf(minimumSize), String.valueOf(epochs), result.toString());
        }
    }

    /**
     * Times training steps.
     *
     * @param configuration a file
     * @param steps         that are timed
     * @param result        the file that gets a {@link BenchmarkResult}
     */
    record Benchmark(Path configuration, int steps, Path result) implements WorkerCommand {
        private static final String NAME = "benchmark";

        @Override
        public List<String> arguments() {
            return List.of(NAME, configuration.toString(), String.valueOf(steps), result.toString());
        }
    }

    /**
     * Loads libtorch and computes on every GPU.
     *
     * @param result the file that gets a {@link tailsplit.gpu.SelfTest.Result}
     */
    record SelfTest(Path result) implements WorkerCommand {
        private static final String NAME = "self-test";

        @Override
        public List<String> arguments() {
            return List.of(NAME, result.toString());
        }
    }
}
