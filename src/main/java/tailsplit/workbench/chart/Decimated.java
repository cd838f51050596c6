package tailsplit.workbench.chart;

import java.util.Arrays;

/** A curve with at most the lowest and the highest point for each pixel; numbers that are not finite are left out. */
record Decimated(double[] xs, double[] ys) {
    static Decimated of(int[] xs, double[] ys, int pixels) {
        double[] keptX = new double[xs.length];
        double[] keptY = new double[xs.length];
        int count = 0;
        int bucket = Math.max(1, Math.ceilDiv(xs.length, Math.max(1, pixels)));
        for (int start = 0; start < xs.length; start += bucket) {
            int low = -1;
            int high = -1;
            for (int i = start; i < Math.min(xs.length, start + bucket); i++) {
                if (Double.isFinite(ys[i])) {
                    low = low < 0 || ys[i] < ys[low] ? i : low;
                    high = high < 0 || ys[i] > ys[high] ? i : high;
                }
            }
            for (int i : low == high ? new int[] {low} : new int[] {Math.min(low, high), Math.max(low, high)}) {
                if (i >= 0) {
                    keptX[count] = xs[i];
                    keptY[count++] = ys[i];
                }
            }
        }
        return new Decimated(Arrays.copyOf(keptX, count), Arrays.copyOf(keptY, count));
    }
}
