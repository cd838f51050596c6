package tailsplit.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tailsplit.metric.Decider;
import tailsplit.splitting.Occupancy;
import tailsplit.splitting.SubclassPlan;

/** Class scores of pseudo-logits with nothing learned, in double precision. */
final class GroupReadOut {
    private final SubclassPlan plan;
    private final Groups plain;
    private final Optional<Groups> weighted;

    /** @param occupancy empty where it is not known: nothing is weighted then */
    GroupReadOut(SubclassPlan plan, Optional<Occupancy> occupancy) {
        this.plan = plan;
        double[] ones = new double[plan.pseudoClasses()];
        Arrays.fill(ones, 1);
        plain = new Groups(plan, ones);
        weighted = occupancy.map(known -> new Groups(plan, known.shares(0)));
    }

    /** Those that can decide. */
    List<Decider> deciders() {
        return Decider.GROUPS.stream().filter(decider -> !decider.isWeighted() || weighted.isPresent()).toList();
    }

    /**
     * @param decider one of {@link #deciders}
     * @param logits  {@code [pseudo-classes]}
     * @param softmax of them
     * @return {@code [classes]}: for a sum probabilities, which need not sum to 1 when they are weighted, else logits
     */
    double[] scores(Decider decider, double[] logits, double[] softmax) {
        Groups groups = decider.isWeighted() ? weighted.orElseThrow() : plain;
        return switch (decider) {
            case GROUP_SUM, GROUP_SUM_WEIGHTED -> groups.sums(softmax);
            case GROUP_MAX, GROUP_MAX_WEIGHTED -> groups.maxima(logits);
            case GROUP_MEAN, GROUP_MEAN_WEIGHTED -> groups.means(logits);
            case CLASSIFIER, MAPPER, MAPPER_WEIGHTED -> throw new IllegalArgumentException(decider.key());
        };
    }

    /** Of an image of a class: -log max q, where q is the softmax over the class's own pseudo-logits. */
    double shift(int label, double[] logits) {
        double[] own = Arrays.copyOfRange(logits, plan.offsets()[label], plan.offsets()[label] + plan.subclasses(label));
        return -StrictMath.log(Arrays.stream(ReadOut.softmax(own)).max().orElseThrow());
    }

    /** The pseudo-classes of each class with a weight each; one of weight 0 takes no part. */
    private static final class Groups {
        private final int classes;
        private final int[] classOf;
        private final double[] weights;
        private final double[] logs;
        private final int[] taking;

        Groups(SubclassPlan plan, double[] weights) {
            this.weights = weights;
            classes = plan.classes();
            classOf = plan.classOfPseudoClass();
            logs = new double[weights.length];
            taking = new int[classes];
            for (int k = 0; k < weights.length; k++) {
                logs[k] = StrictMath.log(weights[k]);
                taking[classOf[k]] += weights[k] > 0 ? 1 : 0;
            }
        }

        double[] sums(double[] softmax) {
            double[] sums = new double[classes];
            for (int k = 0; k < weights.length; k++) {
                sums[classOf[k]] += softmax[k] * weights[k];
            }
            return sums;
        }

        double[] maxima(double[] logits) {
            double[] maxima = new double[classes];
            Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
            for (int k = 0; k < weights.length; k++) {
                maxima[classOf[k]] = Math.max(maxima[classOf[k]], logits[k] + logs[k]);
            }
            return maxima;
        }

        double[] means(double[] logits) {
            double[] means = new double[classes];
            for (int k = 0; k < weights.length; k++) {
                means[classOf[k]] += weights[k] > 0 ? logits[k] + logs[k] : 0;
            }
            for (int c = 0; c < classes; c++) {
                means[c] /= taking[c];
            }
            return means;
        }
    }
}
