package tailsplit.workbench.subclasses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers.Listed;
import tailsplit.splitting.SubclassPlan;

class SubclassEditsTest {
    private static final SubclassPlan PLAN = new SubclassPlan(List.of(5, 3, 2, 1));

    private static List<Integer> subclasses(Configuration configuration) {
        return ((Listed) configuration.get(Settings.SPLITTING_SUBCLASSES)).numbers();
    }

    @Test
    void aNumberIsFilledIntoASelectionAndTurnsSplittingOn() {
        Configuration filled = SubclassEdits.fill(Configuration.defaults(), PLAN, List.of(1, 3), 4);
        assertEquals(List.of(5, 4, 2, 4), subclasses(filled));
        assertEquals(SplittingMethod.CWS, filled.get(Settings.SPLITTING_METHOD));
    }

    @Test
    void stepsEndAtOne() {
        assertEquals(List.of(4, 3, 2, 1), subclasses(SubclassEdits.step(Configuration.defaults(), PLAN, List.of(0, 3), -1)));
    }

    @Test
    void oneNumberPastedGoesToTheSelectionAndSeveralToTheRowsBelow() {
        Configuration defaults = Configuration.defaults();
        assertEquals(List.of(5, 9, 9, 1), subclasses(SubclassEdits.paste(defaults, PLAN, List.of(1, 2), " 9\n")));
        assertEquals(List.of(5, 7, 8, 9), subclasses(SubclassEdits.paste(defaults, PLAN, List.of(1), "7\t8, 9\n10")));
        assertEquals(defaults, SubclassEdits.paste(defaults, PLAN, List.of(1), "disc"));
    }
}
