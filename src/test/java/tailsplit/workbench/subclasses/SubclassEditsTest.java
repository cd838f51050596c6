package tailsplit.workbench.subclasses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.splitting.SubclassPlan;

class SubclassEditsTest {
    private static final SubclassPlan PLAN = new SubclassPlan(List.of(5, 3, 2, 1));

    private static List<Long> subclasses(Configuration configuration) {
        return configuration.get(Settings.SPLITTING_SUBCLASSES);
    }

    @Test
    void aNumberIsFilledIntoASelectionAndTurnsSplittingOn() {
        Configuration filled = SubclassEdits.fill(Configuration.defaults(), PLAN, List.of(1, 3), 4);
        assertEquals(List.of(5L, 4L, 2L, 4L), subclasses(filled));
        assertEquals("cws", filled.get(Settings.SPLITTING_METHOD));
    }

    @Test
    void stepsEndAtOne() {
        assertEquals(List.of(4L, 3L, 2L, 1L), subclasses(SubclassEdits.step(Configuration.defaults(), PLAN, List.of(0, 3), -1)));
    }

    @Test
    void oneNumberPastedGoesToTheSelectionAndSeveralToTheRowsBelow() {
        Configuration defaults = Configuration.defaults();
        assertEquals(List.of(5L, 9L, 9L, 1L), subclasses(SubclassEdits.paste(defaults, PLAN, List.of(1, 2), " 9\n")));
        assertEquals(List.of(5L, 7L, 8L, 9L), subclasses(SubclassEdits.paste(defaults, PLAN, List.of(1), "7\t8, 9\n10")));
        assertEquals(defaults, SubclassEdits.paste(defaults, PLAN, List.of(1), "disc"));
    }
}
