package tailsplit.workbench.dataset;

import java.util.Optional;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.Inspection;

/** How far an inspection is. */
public sealed interface InspectionState {
    /** @param share of the images that were read, from 0 to 1 */
    record Reading(double share) implements InspectionState {}

    /** @param dataset as a run takes it; empty where a run would refuse it */
    record Found(Inspection inspection, Optional<Dataset> dataset) implements InspectionState {}

    /** @param problem why nothing was found, a sentence for the user; empty where it was cancelled */
    record Ended(String problem) implements InspectionState {}
}
