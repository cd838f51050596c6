package tailsplit.results;

import java.util.List;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.run.Adjustment;
import tailsplit.splitting.SplittingMethod;

/** What tables show of runs beside what they scored as trained: their scores after an adjustment, without training. */
public sealed interface AdjustedArm {
    /** In tables and on a form: "minus log SN". */
    String label();

    /** The options of {@code tailsplit evaluate} that compute it. */
    String asked();

    /**
     * @param split the runs with splitting that it is shown beside
     * @return each once; none where it is not known of which plan
     */
    List<Adjustment> of(Observation run, List<Observation> split);

    /** The class scores less log SN_c of the split's own plan: for a baseline of the splits that it is compared with. */
    record OwnPlan() implements AdjustedArm {
        @Override
        public String label() {
            return "minus log SN";
        }

        @Override
        public String asked() {
            return "--plan N,N,...";
        }

        @Override
        public List<Adjustment> of(Observation run, List<Observation> split) {
            boolean own = run.asked().get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS;
            return (own ? List.of(run) : split).stream().flatMap(each -> each.plan().stream()).distinct()
                    .map(plan -> Adjustment.of(plan.subclasses())).toList();
        }
    }

    /** The same for every run. */
    record Fixed(Adjustment adjustment) implements AdjustedArm {
        @Override
        public String label() {
            return Names.of(adjustment);
        }

        @Override
        public String asked() {
            return "--" + adjustment.text().replaceFirst("=", " ");
        }

        @Override
        public List<Adjustment> of(Observation run, List<Observation> split) {
            return List.of(adjustment);
        }
    }

    /**
     * Of {@code plan}, {@code plan=5,3,2}, {@code logit-adjustment=1} or {@code tau-normalisation=1}.
     *
     * @throws InvalidInputException where it is something else
     */
    static AdjustedArm of(String text) {
        return text.equals(Adjustment.Kind.PLAN.key()) ? new OwnPlan() : new Fixed(Adjustment.of(text));
    }
}
