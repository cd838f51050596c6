package tailsplit.dataset;

import java.util.Locale;

/** How an outline of the embedded sample is filled. */
enum ShapeStyle {
    SOLID, HOLLOW, STRIPED, DOTTED, CHEQUERED, NESTED, PAIRED, FOURFOLD, SHADED, PIERCED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How much of a point is inked, 0 to 1. */
    double cover(ShapeOutline outline, double u, double v) {
        return switch (this) {
            case SOLID -> in(outline.holds(u, v));
            case HOLLOW -> in(outline.holds(u, v) && !outline.holds(u / 0.6, v / 0.6));
            case STRIPED -> in(outline.holds(u, v) && fraction(2.2 * (u + v)) < 0.5);
            case DOTTED -> in(outline.holds(u, v) && square(fraction(2.4 * u) - 0.5) + square(fraction(2.4 * v) - 0.5) < 0.13);
            case CHEQUERED -> in(outline.holds(u, v) && fraction(1.6 * u) < 0.5 == fraction(1.6 * v) < 0.5);
            case NESTED -> in(outline.holds(u, v) && !outline.holds(u / 0.75, v / 0.75) || outline.holds(u / 0.45, v / 0.45));
            case PAIRED -> in(outline.holds((Math.abs(u) - 0.5) / 0.48, v / 0.48));
            case FOURFOLD -> in(outline.holds((Math.abs(u) - 0.5) / 0.42, (Math.abs(v) - 0.5) / 0.42));
            case SHADED -> outline.holds(u, v) ? 0.15 + 0.85 * (v + 1) / 2 : 0;
            case PIERCED -> in(outline.holds(u, v) && u * u + v * v > 0.1);
        };
    }

    private static double in(boolean covered) {
        return covered ? 1 : 0;
    }

    private static double fraction(double x) {
        return x - Math.floor(x);
    }

    private static double square(double x) {
        return x * x;
    }
}
