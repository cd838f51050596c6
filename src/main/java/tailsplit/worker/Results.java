package tailsplit.worker;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.metric.Classified;
import tailsplit.run.Prediction;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.ScoredEpoch;
import tailsplit.training.TrainingResult;

/** Writes what a run came to: scores, predictions and confusion matrix. */
final class Results {
    private Results() {}

    static void finished(RunFolder folder, List<String> classNames, TrainingResult result) {
        Classified last = result.last().images();
        folder.writePredictions(IntStream.range(0, last.size())
                .mapToObj(i -> new Prediction(i, last.labels()[i], last.probabilities()[i])).toList());
        folder.writeConfusion(last.confusion(), classNames);
        folder.write(new RunResult(RunState.FINISHED, Optional.empty(),
                Optional.of(scored(result.last(), ScoredEpoch.LAST)),
                Optional.of(scored(result.best(), ScoredEpoch.TEST_SELECTED)),
                result.validationSelected().map(chosen -> scored(chosen, ScoredEpoch.VALIDATION_SELECTED))));
    }

    static void diverged(RunFolder folder, String reason) {
        folder.write(new RunResult(RunState.DIVERGED, Optional.of(reason), Optional.empty(), Optional.empty(),
                Optional.empty()));
    }

    private static ScoredEpoch scored(TrainingResult.Scored scored, String selection) {
        return ScoredEpoch.of(scored.epoch(), selection, scored.images());
    }
}
