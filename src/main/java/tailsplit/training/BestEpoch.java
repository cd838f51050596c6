package tailsplit.training;

/** The first epoch with the highest accuracy so far. */
record BestEpoch(int epoch, double accuracy) {}
