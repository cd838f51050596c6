package tailsplit.experiment;

import java.util.List;
import java.util.Optional;
import tailsplit.file.InvalidInputException;
import tailsplit.splitting.BalancedSubclasses;
import tailsplit.splitting.ClassChoices;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassNumbers.Automatic;
import tailsplit.splitting.SubclassNumbers.Listed;
import tailsplit.splitting.SubclassPlan;

/**
 * What the numbers of subclasses that an experiment asks for come to.
 *
 * @param numbers  that belong to the run's identity: those of the plan, or the way in which training itself finds them
 * @param plan     that training begins with; one each while the modes are not found
 * @param choices  why the plan has those numbers, where training has them on record
 * @param notice   a sentence for the user about what was decided
 */
public record PlannedSubclasses(SubclassNumbers numbers, SubclassPlan plan, Optional<ClassChoices> choices, Optional<String> notice) {
    /**
     * @param size   images that a balanced subclass has; 0 leaves it to the largest class
     * @param counts training images of each class
     * @throws InvalidInputException where there is not a number for each class
     */
    static PlannedSubclasses of(SubclassNumbers asked, int size, int[] counts) {
        return switch (asked) {
            case Listed(List<Integer> numbers) when numbers.isEmpty() -> usual(counts);
            case Listed(List<Integer> numbers) -> listed(numbers, counts.length);
            case Automatic way -> automatic(way, size, counts);
        };
    }

    private static PlannedSubclasses usual(int[] counts) {
        Optional<SubclassPlan> paper = SubclassPlan.paper(counts.length);
        SubclassPlan plan = paper.orElseGet(() -> SubclassPlan.proportional(counts));
        return fixed(plan, Optional.of("No subclasses were given: %s is taken".formatted(paper.isPresent()
                ? "the paper's plan for %d classes".formatted(counts.length)
                : "a plan in proportion to the images, " + plan.subclasses() + ",")));
    }

    private static PlannedSubclasses listed(List<Integer> numbers, int classes) {
        if (numbers.size() != classes) {
            throw new InvalidInputException("splitting.subclasses: found %d numbers; allowed: %d, one for each class of the data set"
                    .formatted(numbers.size(), classes));
        }
        return fixed(new SubclassPlan(numbers), Optional.empty());
    }

    private static PlannedSubclasses fixed(SubclassPlan plan, Optional<String> notice) {
        return new PlannedSubclasses(SubclassNumbers.of(plan), plan, Optional.empty(), notice);
    }

    /** Balanced numbers are the same run as if they had been listed. */
    private static PlannedSubclasses automatic(Automatic way, int size, int[] counts) {
        if (way == Automatic.MODES) {
            return new PlannedSubclasses(way, SubclassPlan.ofSize(counts, Integer.MAX_VALUE), Optional.empty(), Optional.empty());
        }
        ClassChoices balanced = new ClassChoices(BalancedSubclasses.choose(counts, size));
        return way == Automatic.BALANCED ? fixed(balanced.plan(), Optional.empty())
                : new PlannedSubclasses(way, balanced.plan(), Optional.of(balanced), Optional.empty());
    }

    /** Whether training finds the modes of the classes before it begins. */
    public boolean awaitsModes() {
        return numbers == Automatic.MODES;
    }

    /** The same with a plan that was found. */
    PlannedSubclasses with(SubclassPlan found) {
        return new PlannedSubclasses(numbers, found, choices, notice);
    }
}
