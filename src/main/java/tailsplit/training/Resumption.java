package tailsplit.training;

import java.util.Optional;

/**
 * Where training goes on.
 *
 * @param epoch  that is done, and whose checkpoint it goes on from; 0 at the start
 * @param notice why it is not the newest, within a sentence
 */
public record Resumption(int epoch, Optional<String> notice) {}
