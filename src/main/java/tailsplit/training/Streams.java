package tailsplit.training;

import tailsplit.random.SplitMix;

/**
 * The streams of random numbers of a run. Each is a function of the seed and of where it is used, so that the whole
 * random state of a run is its seed and the number of epochs done.
 *
 * @param seed the run's training seed
 */
record Streams(long seed) {
    private enum Use { BACKBONE, CLASSIFIER, MAPPER, ORDER, AUGMENTATION, SUBCLASSES, MIXUP, RETRAINING, CLUSTERING }

    SplitMix backbone() {
        return of(Use.BACKBONE, 0, 0, 0);
    }

    SplitMix classifier() {
        return of(Use.CLASSIFIER, 0, 0, 0);
    }

    SplitMix mapper() {
        return of(Use.MAPPER, 0, 0, 0);
    }

    /** @param pass 0, or 1 for the second pass over the data in an epoch */
    SplitMix order(int epoch, int pass) {
        return of(Use.ORDER, epoch, pass, 0);
    }

    SplitMix augmentation(int epoch, int pass, int batch) {
        return of(Use.AUGMENTATION, epoch, pass, batch);
    }

    SplitMix subclasses() {
        return of(Use.SUBCLASSES, 0, 0, 0);
    }

    SplitMix clustering() {
        return of(Use.CLUSTERING, 0, 0, 0);
    }

    SplitMix mixup(int epoch) {
        return of(Use.MIXUP, epoch, 0, 0);
    }

    SplitMix retraining() {
        return of(Use.RETRAINING, 0, 0, 0);
    }

    @SuppressWarnings("EnumOrdinal") // the order of uses is part of what is drawn
    private SplitMix of(Use use, int epoch, int pass, int batch) {
        return SplitMix.of(seed, use.ordinal(), epoch, pass, batch);
    }
}
