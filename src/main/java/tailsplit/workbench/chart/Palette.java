package tailsplit.workbench.chart;

import javafx.scene.paint.Color;

/**
 * The colours of classes and subclasses, the same in every figure: up to ten classes have a hue each that colour-blind
 * readers can tell apart (after Okabe and Ito, 2008); of more classes, neighbours in order are neighbours in hue.
 * Subclasses are steps of lightness, the innermost the darkest.
 */
public final class Palette {
    private static final Color[] TEN = {
        Color.web("#2f7fc1"), Color.web("#d98c21"), Color.web("#1f9e77"), Color.web("#c8467f"), Color.web("#7456c8"),
        Color.web("#d8602f"), Color.web("#45b4d6"), Color.web("#b8a414"), Color.web("#8a6a4f"), Color.web("#7d858c"),
    };
    private static final double DARKEST = -0.32;
    private static final double LIGHTEST = 0.5;

    /** For right and wrong, and for curves: told apart by colour-blind readers. */
    public static final Color RIGHT = TEN[0];
    public static final Color WRONG = TEN[5];
    public static final Color TRAIN = Color.web("#3b82d9");
    public static final Color MAPPER = Color.web("#d98c21");
    public static final Color TEST = Color.web("#8b949e");
    public static final Color SECOND = Color.web("#1f9e77");
    public static final Color THIRD = TEN[4];

    private Palette() {}

    /** @param label a class, from 0 */
    public static Color of(int label, int classes) {
        if (classes <= TEN.length) {
            return TEN[label % TEN.length];
        }
        double lightness = label % 2 == 0 ? 0.85 : 0.65;
        return Color.hsb(360.0 * label / classes, 0.62, lightness);
    }

    /** @param subclass from 0, the innermost, to subclasses - 1 */
    public static Color of(int label, int classes, int subclass, int subclasses) {
        Color base = of(label, classes);
        if (subclasses == 1) {
            return base;
        }
        double step = DARKEST + (LIGHTEST - DARKEST) * subclass / (subclasses - 1);
        return step < 0 ? base.interpolate(Color.BLACK, -step) : base.interpolate(Color.WHITE, step);
    }

    /**
     * From nothing to much, on any background.
     *
     * @param share from 0 to 1
     */
    public static Color sequential(double share, Look look) {
        Color low = look.dark() ? Color.web("#1b2836") : Color.web("#eaf1f8");
        Color high = look.dark() ? Color.web("#9cd0ff") : Color.web("#0b4a8f");
        Color middle = look.dark() ? Color.web("#2f72b5") : Color.web("#5b9fdb");
        double x = Math.clamp(share, 0, 1);
        return x < 0.5 ? low.interpolate(middle, 2 * x) : middle.interpolate(high, 2 * x - 1);
    }

    /**
     * From minus to plus over the background's own colour.
     *
     * @param share from -1 to 1
     */
    public static Color diverging(double share, Look look) {
        Color end = share < 0 ? WRONG : RIGHT;
        return look.surface().interpolate(end, Math.clamp(Math.abs(share), 0, 1));
    }
}
