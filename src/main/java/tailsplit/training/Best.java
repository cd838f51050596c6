package tailsplit.training;

/** The first epoch with the highest accuracy so far. */
record Best(int epoch, double accuracy) {}
