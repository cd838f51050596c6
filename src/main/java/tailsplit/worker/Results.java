package tailsplit.worker;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.experiment.Prepared;
import tailsplit.run.Prediction;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.ScoredEpoch;
import tailsplit.run.Scores;
import tailsplit.training.TrainingResult;

/** Writes what a run came to: scores, predictions and confusion matrix. */
final class Results {
    private Results() {}

    static void finished(RunFolder folder, Prepared prepared, TrainingResult result) {
        int[] counts = prepared.split().counts();
        TrainingResult.Scored last = result.last();
        List<Prediction> predictions = IntStream.range(0, last.labels().length)
                .mapToObj(i -> new Prediction(i, last.labels()[i], last.probabilities()[i])).toList();
        folder.writePredictions(predictions);
        folder.writeConfusion(scores(last, counts).confusion(), prepared.dataset().classNames());
        folder.write(new RunResult(RunState.FINISHED, Optional.empty(),
                Optional.of(scored(last, ScoredEpoch.LAST, counts)),
                Optional.of(scored(result.best(), ScoredEpoch.TEST_SELECTED, counts)),
                result.validationSelected().map(chosen -> scored(chosen, ScoredEpoch.VALIDATION_SELECTED, counts))));
    }

    static void diverged(RunFolder folder, String reason) {
        folder.write(new RunResult(RunState.DIVERGED, Optional.of(reason), Optional.empty(), Optional.empty(),
                Optional.empty()));
    }

    private static ScoredEpoch scored(TrainingResult.Scored scored, String selection, int[] counts) {
        return ScoredEpoch.of(scored.epoch(), selection, scores(scored, counts), scored.groupSum(), scored.groupMax());
    }

    private static Scores scores(TrainingResult.Scored scored, int[] counts) {
        return Scores.of(scored.probabilities(), scored.labels(), counts);
    }
}
