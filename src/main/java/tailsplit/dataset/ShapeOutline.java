package tailsplit.dataset;

import java.util.Locale;

/** The outlines of the embedded sample, each within the square from -1 to 1. */
enum ShapeOutline {
    DISC, SQUARE, TRIANGLE, CROSS, STAR, CRESCENT, HALF_DISC, BAR, ELLIPSE, CORNER;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    boolean holds(double u, double v) {
        if (Math.abs(u) > 1 || Math.abs(v) > 1) {
            return false;
        }
        return switch (this) {
            case DISC -> u * u + v * v < 0.72;
            case SQUARE -> Math.max(Math.abs(u), Math.abs(v)) < 0.72;
            case TRIANGLE -> triangle(u, v);
            case CROSS -> Math.min(Math.abs(u), Math.abs(v)) < 0.26 && Math.max(Math.abs(u), Math.abs(v)) < 0.9;
            case STAR -> triangle(u, v) || triangle(u, -v);
            case CRESCENT -> u * u + v * v < 0.78 && (u - 0.45) * (u - 0.45) + v * v > 0.5;
            case HALF_DISC -> u * u + (v + 0.4) * (v + 0.4) < 0.85 && v > -0.4;
            case BAR -> Math.abs(u) < 0.95 && Math.abs(v) < 0.3;
            case ELLIPSE -> u * u / 0.9 + v * v / 0.2 < 1;
            case CORNER -> Math.max(Math.abs(u), Math.abs(v)) < 0.8 && (u < -0.25 || v < -0.25);
        };
    }

    /** Equilateral, around the origin. */
    private static boolean triangle(double u, double v) {
        return v > -0.46 && 1.732 * Math.abs(u) + v < 0.92;
    }
}
