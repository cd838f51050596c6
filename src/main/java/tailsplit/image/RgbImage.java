package tailsplit.image;

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
        double stepY = (double) height / size;
        double stepX = (double) width / size;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double[] sums = new double[3];
                double area = 0;
                for (int sy = (int) (y * stepY); sy < Math.min(height, (y + 1) * stepY); sy++) {
                    double high = Math.min(sy + 1, (y + 1) * stepY) - Math.max(sy, y * stepY);
                    for (int sx = (int) (x * stepX); sx < Math.min(width, (x + 1) * stepX); sx++) {
                        double weight = high * (Math.min(sx + 1, (x + 1) * stepX) - Math.max(sx, x * stepX));
                        area += weight;
                        for (int c = 0; c < 3; c++) {
                            sums[c] += weight * (rgb[sy * width + sx] >> (16 - 8 * c) & 0xFF);
                        }
                    }
                }
                for (int c = 0; c < 3; c++) {
                    pixels[(y * size + x) * 3 + c] = (byte) Math.round(sums[c] / area);
                }
            }
        }
        return pixels;
    }
}
