package tailsplit.experiment;

/**
 * A run that is to be trained.
 *
 * @param run           the name of its folder
 * @param description   what sets it apart from the others of its ablation
 * @param configuration with everything decided that it leaves to the data set
 */
public record RunRequest(String run, String description, Configuration configuration) {}
