package tailsplit.image;

import java.util.stream.IntStream;

/**
 * An image in colour.
 *
 * @param height pixels, at least 1
 * @param width  pixels, at least 1
 * @param rgb    {@code [height * width]}, each 0xRRGGBB
 */
public record RgbImage(int height, int width, int[] rgb) {
    public RgbImage {
        if (height < 1 || width < 1 || rgb.length != height * width) {
            throw new IllegalArgumentException("%d pixels of a %dx%d image".formatted(rgb.length, width, height));
        }
    }

    /**
     * Each new pixel is the mean of the area that it covers, so that nothing is skipped when images shrink.
     *
     * @return {@code [size, size, 3]}
     */
    public byte[] scaled(int size) {
        byte[] pixels = new byte[size * size * 3];
        Span[] rows = Span.all(height, size);
        Span[] columns = Span.all(width, size);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                Span column = columns[x];
                double red = 0;
                double green = 0;
                double blue = 0;
                double area = 0;
                for (int i = 0; i < rows[y].shares.length; i++) {
                    int start = (rows[y].first + i) * width + column.first;
                    for (int j = 0; j < column.shares.length; j++) {
                        double weight = rows[y].shares[i] * column.shares[j];
                        int colour = rgb[start + j];
                        area += weight;
                        red += weight * (colour >> 16 & 0xFF);
                        green += weight * (colour >> 8 & 0xFF);
                        blue += weight * (colour & 0xFF);
                    }
                }
                int at = (y * size + x) * 3;
                pixels[at] = (byte) Math.round(red / area);
                pixels[at + 1] = (byte) Math.round(green / area);
                pixels[at + 2] = (byte) Math.round(blue / area);
            }
        }
        return pixels;
    }

    /**
     * The pixels of a side that a new pixel covers.
     *
     * @param shares of each of them that it covers, from the first on
     */
    private record Span(int first, double[] shares) {
        static Span[] all(int length, int size) {
            double step = (double) length / size;
            return IntStream.range(0, size).mapToObj(i -> of(length, i * step, (i + 1) * step)).toArray(Span[]::new);
        }

        private static Span of(int length, double from, double to) {
            int first = (int) from;
            int end = (int) Math.ceil(Math.min(length, to));
            return new Span(first, IntStream.range(first, end).mapToDouble(at -> Math.min(at + 1, to) - Math.max(at, from)).toArray());
        }
    }
}
