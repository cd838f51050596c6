package tailsplit.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import tailsplit.loss.ClassBalance;
import tailsplit.loss.Rule;
import tailsplit.random.SplitMix;

/** Which image comes when in an epoch: each once in random order, or drawn with replacement as the rule weights it. */
final class EpochOrder {
    private final Rule rule;
    private final int epochs;
    private final Streams streams;

    EpochOrder(Recipe recipe) {
        rule = recipe.rule();
        epochs = recipe.schedule().training().epochs();
        streams = new Streams(recipe.seed());
    }

    /**
     * @param groups of each image: what the rule balances
     * @param counts images of each group, above 0
     * @return as many indices as there are images
     */
    int[] draw(int epoch, int pass, int[] groups, double[] counts) {
        SplitMix random = streams.order(epoch, pass);
        if (!rule.drawsBalanced(epoch, epochs)) {
            int[] order = IntStream.range(0, groups.length).toArray();
            random.shuffle(order);
            return order;
        }
        double[] weights = ClassBalance.weights(counts, rule.beta());
        return withReplacement(Arrays.stream(groups).mapToDouble(group -> weights[group]).toArray(), random);
    }

    private static int[] withReplacement(double[] weights, SplitMix random) {
        double[] cumulative = weights.clone();
        for (int i = 1; i < cumulative.length; i++) {
            cumulative[i] += cumulative[i - 1];
        }
        double total = cumulative[cumulative.length - 1];
        int[] order = new int[weights.length];
        for (int i = 0; i < order.length; i++) {
            int found = Arrays.binarySearch(cumulative, random.nextDouble() * total);
            order[i] = Math.min(found >= 0 ? found + 1 : -found - 1, order.length - 1);
        }
        return order;
    }
}
