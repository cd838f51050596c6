package tailsplit.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tailsplit.run.EpochRecord;
import tailsplit.run.SplitRecord;
import tailsplit.splitting.Grouping;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.MapperBalance;
import tailsplit.splitting.MapperInput;
import tailsplit.splitting.MapperStart;
import tailsplit.splitting.Stages;

/** Cases by hand: an airplane of five subclasses, a car of three and a cat of one, with 500, 150 and 50 images. */
class SplitFindingsTest {
    private static final List<String> NAMES = List.of("airplane", "car", "cat");
    private static final Mapper LEARNED =
            new Mapper.Learned(Stages.BATCH, 64, MapperInput.LOGITS, 1, MapperStart.KAIMING, MapperBalance.NONE, 30);
    private static final double LN5 = Math.log(5);
    private static final double LN3 = Math.log(3);
    private static final SplitRecord CAT = new SplitRecord(9, 2, 0, 0, 0, 1, 0, 1);

    private static SplitRecord airplane(double shift, double largest, double changed, double predicted) {
        return new SplitRecord(9, 0, shift, LN5, 1, largest, changed, predicted);
    }

    private static SplitRecord car(double shift, double largest, double changed, double predicted) {
        return new SplitRecord(9, 1, shift, LN3, 1, largest, changed, predicted);
    }

    private static EpochRecord epoch(double mapperLoss, double mapper, double sum, double max, double dead) {
        double[] no = DoubleStream.generate(() -> Double.NaN).limit(6).toArray();
        return new EpochRecord(9, 0.1, 1, mapperLoss, 1, 0.9, mapper, mapper, sum, max, no[0], no[1], no[2], no[3], no[4], no[5], dead);
    }

    private static final EpochRecord IN_ORDER = epoch(0.5, 0.7, 0.68, 0.7, 6);

    private static List<String> said(Mapper mapper, EpochRecord epoch, SplitRecord... classes) {
        return new SplitFindings(List.of(classes), NAMES, List.of(500, 150, 50), mapper, epoch).sentences().stream()
                .map(finding -> finding.sentence().replace('\u00A0', ' ')).toList();
    }

    private static String first(SplitRecord... classes) {
        return said(LEARNED, IN_ORDER, classes).getFirst();
    }

    /** By hand: log counts 6.215, 5.011, 3.912 and their mean 5.046; plan slope (1.169 · 1.609 − 0.035 · 1.099) / 2.653. */
    @Test
    void aSplitInOrderSaysHowMuchOfItsPlanItMakes() {
        assertEquals(List.of("The split makes 86 % of the shift that its plan amounts to.",
                "Together the shifts amount to a logit adjustment of τ 0.60, the plan to 0.69."),
                said(LEARNED, IN_ORDER, airplane(1.4, 0.25, 0.1, 0.4), car(0.93, 0.4, 0.1, 0.5), CAT));
    }

    @Test
    void oneSubclassThatHoldsNearlyAllLeavesNoShift() {
        assertEquals("One subclass holds 89 % of airplane: next to no shift can appear there, 0.12 of a possible 1.61.",
                first(airplane(0.12, 0.89, 0.1, 0.94), car(0.93, 0.4, 0.1, 0.5), CAT));
        assertTrue(first(airplane(0.5, 0.6, 0.1, 0.65), CAT).startsWith("One subclass holds 60 % of airplane: little shift can"));
    }

    @Test
    void subclassesThatAreToldApartMakeLittleOfIt() {
        assertEquals("The network tells the subclasses of airplane apart, 94 % right: its shift is 0.17 of a possible 1.61.",
                first(airplane(0.17, 0.3, 0.1, 0.94), car(0.93, 0.4, 0.1, 0.5), CAT));
        assertEquals("The shift of airplane is 0.60 of a possible 1.61: its largest subclass holds 40 %, and the network knows the "
                + "subclass of 60 %.", first(airplane(0.6, 0.4, 0.1, 0.6), CAT));
    }

    /** What loses most of its shift comes first, and classes of one kind are said together. */
    @Test
    void classesAreNamedWorstFirst() {
        List<String> both = said(LEARNED, IN_ORDER, airplane(0.7, 0.3, 0.1, 0.9), car(0.05, 0.95, 0.1, 0.96), CAT);
        assertTrue(both.get(0).startsWith("One subclass holds 95 % of car"), both::toString);
        assertTrue(both.get(1).startsWith("The network tells the subclasses of airplane apart"), both::toString);
        assertTrue(first(airplane(0.1, 0.95, 0.1, 0.96), car(0.05, 0.95, 0.1, 0.96), CAT).endsWith(" Much the same goes for car."));
        List<SplitRecord> many = Stream.iterate(0, label -> label < 100, label -> label + 1)
                .map(label -> new SplitRecord(9, label, 0.1, LN5, 1, 0.9, 0.1, 0.9)).toList();
        String ofMany = new SplitFindings(many, many.stream().map(each -> "c" + each.label()).toList(), List.of(), LEARNED, IN_ORDER)
                .sentences().getFirst().sentence();
        assertTrue(ofMany.endsWith(" Much the same goes for c1, c2 and 97 more classes."), ofMany);
    }

    @Test
    void whatDecidesMayGiveItBack() {
        SplitRecord fine = airplane(1.4, 0.25, 0.1, 0.4);
        assertEquals("The label mapper decides at 70.1 %, the largest subclass at 70.8 %: the mapper gives back what the split took off.",
                said(LEARNED, epoch(0.5, 0.701, 0.695, 0.708, 6), fine, CAT).getFirst());
        assertEquals("The label mapper decides at 28.9 %, the largest subclass would at 41.5 %: the network knows more than "
                + "its mapper.", said(LEARNED, epoch(0.5, 0.289, 0.334, 0.415, 6), fine, CAT).getFirst());
        Mapper sum = new Mapper.Grouped(Grouping.GROUP_SUM);
        assertEquals("The sum over its subclasses, which scores a class in this run, gives all of the shift back.",
                said(sum, epoch(Double.NaN, 0.69, 0.69, 0.708, Double.NaN), fine, CAT).getFirst());
        Mapper max = new Mapper.Grouped(Grouping.GROUP_MAX);
        assertTrue(said(max, epoch(Double.NaN, 0.6, 0.69, 0.708, Double.NaN), fine, CAT).getFirst().startsWith("The split makes 87 %"));
    }

    @Test
    void aMapperThatIsDeadOrHasComeApartSaysSo() {
        SplitRecord fine = airplane(1.4, 0.25, 0.1, 0.4);
        assertEquals("49 of 64 hidden units of the label mapper are dead: no image makes them active, and they can learn no more.",
                said(LEARNED, epoch(0.5, 0.7, 0.7, 0.7, 49), fine, CAT).getFirst());
        assertEquals("The label mapper has come apart: its loss is 2.00e+08, where guessing has 1.10.",
                said(LEARNED, epoch(2e8, 0.7, 0.7, 0.7, 49), fine, CAT).getFirst());
        assertTrue(said(LEARNED, epoch(0.5, 0.7, 0.7, 0.7, 15), fine, CAT).getFirst().startsWith("The split makes"));
    }

    @Test
    void pseudoLabelsThatChangeAreChased() {
        SplitRecord restless = airplane(1.4, 0.25, 0.4, 0.4);
        assertEquals("40 % of the pseudo-labels of airplane changed in the last epoch: the network chases them.",
                first(restless, car(0.93, 0.4, 0.1, 0.5), CAT));
        assertTrue(first(airplane(1.4, 0.25, Double.NaN, 0.4), CAT).startsWith("The split makes"), "the first epoch has no change");
    }

    /** A run of a version that recorded no shift: only what its occupancy can tell. */
    @Test
    void whatIsNotKnownIsNotSaid() {
        assertEquals(List.of("One subclass holds 89 % of airplane: next to no shift can appear there, 0.12 of a possible 1.61."),
                said(LEARNED, epoch(0.5, 0.7, 0.68, 0.7, Double.NaN), airplane(Double.NaN, 0.89, Double.NaN, Double.NaN), CAT));
        assertEquals(List.of(),
                said(LEARNED, epoch(0.5, 0.7, 0.68, 0.7, Double.NaN), airplane(Double.NaN, 0.3, Double.NaN, Double.NaN), CAT));
    }

    @Test
    void aShiftOfClassesWithoutTestImagesIsLeftOut() {
        List<String> said = new SplitFindings(List.of(airplane(1.4, 0.25, 0.1, 0.4), car(Double.NaN, 0.4, 0.1, 0.5), CAT), NAMES,
                List.of(500, 150, 50), LEARNED, IN_ORDER).sentences().stream().map(Finding::sentence).toList();
        assertTrue(said.getFirst().contains("87"), said::toString);
        assertTrue(said.getLast().contains("0.61") && said.getLast().contains("0.70"), said::toString);
    }
}
