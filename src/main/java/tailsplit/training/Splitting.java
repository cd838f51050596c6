package tailsplit.training;

import java.util.Optional;
import tailsplit.clustering.Assignment;
import tailsplit.clustering.Clustering;
import tailsplit.splitting.Adaptation;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.PseudoCounts;
import tailsplit.splitting.SubclassPlan;

/**
 * How a run splits its classes, and how it comes back to them.
 *
 * @param plan       at the start
 * @param assignment when images get their pseudo-labels, and by which features
 * @param adaptation of the plan in training, where there is one
 */
public record Splitting(SubclassPlan plan, Clustering clustering, Assignment assignment, PseudoCounts counts, Mapper mapper,
        Optional<Adaptation> adaptation) {
    Splitting with(SubclassPlan other) {
        return new Splitting(other, clustering, assignment, counts, mapper, adaptation);
    }
}
