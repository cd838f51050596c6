package tailsplit.training;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import java.util.stream.Stream;

/** What learns under one plan of subclasses, and what looks at it: a plan that changes gets another one. */
final class Learner implements AutoCloseable {
    private final Model model;
    private final Method method;
    private final Evaluator test;
    private final Optional<Evaluator> validation;
    private final Optional<Evaluator> sample;
    private final EpochRecords records;

    /**
     * @param recipe     with that plan
     * @param sample     of training images whose features are projected
     * @param checkpoint where it goes on from; empty at the start
     */
    Learner(NDManager manager, Recipe recipe, Batches batches, ProjectionSample sample, Optional<Checkpoint> checkpoint) {
        model = new Model(manager, recipe);
        checkpoint.ifPresent(from -> {
            Tensors.restore(model.arrays(), from.arrays());
            model.at(from.epoch());
        });
        test = Evaluator.ofAll(manager, model, recipe, recipe.dataset().test());
        validation = Evaluator.ofValidation(manager, model, recipe);
        this.sample = sample.positions().length < 3 ? Optional.empty()
                : Optional.of(new Evaluator(manager, model, recipe, recipe.dataset().train(), sample.positions()));
        records = new EpochRecords(recipe, model);
        method = Method.of(manager, recipe, model, batches, checkpoint.flatMap(Checkpoint::memory));
    }

    Model model() {
        return model;
    }

    Method method() {
        return method;
    }

    Evaluator test() {
        return test;
    }

    /** Of the validation part, where there is one. */
    Optional<Evaluator> validation() {
        return validation;
    }

    /** Empty where there are too few images to project. */
    Optional<Evaluator> sample() {
        return sample;
    }

    EpochRecords records() {
        return records;
    }

    @Override
    public void close() {
        method.close();
        Stream.of(Optional.of(test), validation, sample).flatMap(Optional::stream).forEach(Evaluator::close);
        model.close();
    }
}
