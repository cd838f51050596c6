package tailsplit.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;

/**
 * What is done to a trained network's class scores, without training.
 *
 * @param tau  how strongly, from 0 to 10; 0 where there is none
 * @param plan of {@link Kind#PLAN} the number of subclasses of each class, else empty
 */
public record Adjustment(Kind kind, double tau, List<Integer> plan) {
    public static final Adjustment NONE = new Adjustment(Kind.NONE, 0);
    private static final double LARGEST = 10;

    public enum Kind {
        /** As trained. */
        NONE,
        /** {@code z_c - tau log(n_c / N)} with the training images' shares (Menon et al., 2021). */
        LOGIT_ADJUSTMENT,
        /** The last layer's weights as {@code w_c / |w_c|^tau}, its bias left out (Kang et al., 2020). */
        TAU_NORMALISATION,
        /**
         * {@code z_c - log SN_c}: what a split of class c into SN_c equally full subclasses that cannot be told apart takes off the
         * largest of its pseudo-logits.
         */
        PLAN;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @throws InvalidInputException where tau is out of its range, or the plan has other numbers than those from 1 on */
    public Adjustment {
        plan = List.copyOf(plan);
        if (plan.stream().anyMatch(number -> number < 1)) {
            throw badPlan(text(plan));
        }
        if (!(tau >= 0 && tau <= LARGEST)) {
            throw new InvalidInputException("tau of %s: found %s; allowed: a number from 0 to 10".formatted(kind.key(), tau));
        }
    }

    /**
     * One without a plan.
     *
     * @throws InvalidInputException where tau is out of its range
     */
    public Adjustment(Kind kind, double tau) {
        this(kind, tau, List.of());
    }

    /** @param plan the number of subclasses of each class */
    public static Adjustment of(List<Integer> plan) {
        return new Adjustment(Kind.PLAN, 0, plan);
    }

    /**
     * Of a plan's numbers, parted by commas.
     *
     * @throws InvalidInputException where they are not numbers from 1 on
     */
    public static Adjustment ofPlan(String numbers) {
        try {
            return of(Stream.of(numbers.split(",")).map(String::strip).map(Integer::valueOf).toList());
        } catch (NumberFormatException e) {
            throw badPlan(numbers);
        }
    }

    /**
     * What is taken off each class's score.
     *
     * @param counts {@code [classes]}, training images; a class without one counts as one of a single image: its share has no logarithm
     * @return {@code [classes]}
     * @throws InvalidInputException where a plan is of another number of classes
     */
    public double[] shift(int[] counts) {
        double all = Arrays.stream(counts).asDoubleStream().sum();
        return switch (kind) {
            case NONE, TAU_NORMALISATION -> new double[counts.length];
            case LOGIT_ADJUSTMENT -> Arrays.stream(counts).mapToDouble(count -> tau * StrictMath.log(Math.max(1, count) / all)).toArray();
            case PLAN -> planShift(counts.length);
        };
    }

    private static InvalidInputException badPlan(String numbers) {
        return new InvalidInputException(("plan: found %s; allowed: a number of subclasses from 1 on for each class, "
                + "parted by commas, such as 5,3,2,1").formatted(numbers));
    }

    private double[] planShift(int classes) {
        if (plan.size() != classes) {
            throw new InvalidInputException("plan %s: found %d numbers; allowed: %d, one for each class"
                    .formatted(planText(), plan.size(), classes));
        }
        return plan.stream().mapToDouble(StrictMath::log).toArray();
    }

    /** Its numbers, {@code 5,3,2}; blank without a plan. */
    public String planText() {
        return text(plan);
    }

    private static String text(List<Integer> plan) {
        return plan.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Reads back equal: {@code logit-adjustment=1.0}, {@code plan=5,3,2}. */
    public String text() {
        return kind.key() + "=" + (kind == Kind.PLAN ? planText() : String.valueOf(tau));
    }

    /**
     * Of {@code logit-adjustment=1.0}, {@code tau-normalisation=1.0} or {@code plan=5,3,2}.
     *
     * @throws InvalidInputException where it is something else
     */
    public static Adjustment of(String text) {
        String key = text.replaceFirst("=.*", "");
        String value = text.substring(Math.min(text.length(), key.length() + 1));
        Kind kind = Arrays.stream(Kind.values()).filter(each -> each.key().equals(key)).findFirst().orElseThrow(() ->
                new InvalidInputException("adjustment: found %s; allowed: logit-adjustment=TAU, tau-normalisation=TAU, plan=N,N,..."
                        .formatted(text)));
        if (kind == Kind.PLAN) {
            return ofPlan(value);
        }
        try {
            return new Adjustment(kind, Double.parseDouble(value));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("tau of %s: found %s; allowed: a number from 0 to 10".formatted(key, value), e);
        }
    }
}
