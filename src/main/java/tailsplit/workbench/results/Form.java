package tailsplit.workbench.results;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.clustering.MovingCentre;
import tailsplit.experiment.PaperExperiment;
import tailsplit.results.AxisScores;
import tailsplit.results.Observation;
import tailsplit.setting.Setting;
import tailsplit.workbench.compare.EpochCurve;

/** How results are shown. */
sealed interface Form {
    Form TABLE = new Table();

    /** As a choice of the screen calls it. */
    String label();

    record Table() implements Form {
        @Override
        public String label() {
            return "Table";
        }
    }

    /** The paper's Figure 4. */
    record Scores(Setting<?> axis) implements Form {
        @Override
        public String label() {
            return "Scores over " + axis.label().toLowerCase(Locale.ROOT);
        }
    }

    /** The paper's Figure 3. */
    record Curves(EpochCurve curve) implements Form {
        @Override
        public String label() {
            return curve.label() + " over epochs";
        }
    }

    /** What splits gain beside the logit adjustment that they are. */
    record Slopes() implements Form {
        @Override
        public String label() {
            return "Gain over the plan's slope";
        }
    }

    /** The paper's Figure 2. */
    record Counts() implements Form {
        @Override
        public String label() {
            return "Images per class";
        }
    }

    /** Those that these runs can be shown in. */
    static List<Form> all(List<Observation> observations) {
        return Stream.of(Stream.of(TABLE), AxisScores.axes(observations).stream().map(Scores::new),
                Stream.of(EpochCurve.TRAIN_LOSS, EpochCurve.TEST_LOSS, EpochCurve.TEST_ACCURACY).map(Curves::new),
                Stream.of(new Slopes(), new Counts())).<Form>flatMap(forms -> forms).toList();
    }

    /** What the paper shows of an experiment. */
    static Form of(Optional<PaperExperiment> experiment) {
        return switch (experiment.orElse(PaperExperiment.TABLE_1)) {
            case TABLE_1, TABLE_2, TABLE_3, TABLE_4, SUBCLASS_NUMBERS, SWITCHES -> TABLE;
            case FIGURE_2 -> new Counts();
            case FIGURE_3 -> new Curves(EpochCurve.TRAIN_LOSS);
            case FIGURE_4 -> new Scores(MovingCentre.ATTENUATION);
        };
    }
}
