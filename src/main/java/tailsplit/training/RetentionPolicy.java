package tailsplit.training;

/**
 * What a run keeps on disk, and how often.
 *
 * @param checkpointEvery   epochs between checkpoints; the last and a new best epoch have one always
 * @param latestCheckpoints how many of the newest stay, beside the best
 * @param projectionImages  in the sample whose features are projected; 0 for no projection
 * @param projectionEvery   epochs between projections
 * @param featuresEvery     epochs between files of the sampled features; 0 for none
 */
public record RetentionPolicy(
        int checkpointEvery, int latestCheckpoints, int projectionImages, int projectionEvery, int featuresEvery) {}
