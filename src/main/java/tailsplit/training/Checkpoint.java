package tailsplit.training;

import java.util.Map;
import java.util.Optional;

/**
 * Everything that training needs to continue after an epoch as if it had never stopped. The random state is the
 * recipe's seed and the epoch.
 *
 * @param arrays       parameters, momenta and BatchNorm statistics by name
 * @param samplePoints where the sample lay in the last projection
 */
record Checkpoint(
        int epoch,
        Best best,
        Optional<Best> bestValidation,
        Map<String, float[]> arrays,
        Optional<Method.Memory> memory,
        Optional<float[]> samplePoints) {}
