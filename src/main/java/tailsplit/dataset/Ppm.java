package tailsplit.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tailsplit.file.InvalidInputException;

/** The binary netpbm formats with one byte a value: P6 (colour) and P5 (grey). */
final class Ppm {
    private static final int MAX_SIDE = 20_000;

    private Ppm() {}

    /** @return {@code [height][width]}, colours as 0xRRGGBB */
    static int[][] read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int magic = in.read() << 8 | in.read();
            boolean colour = magic == ('P' << 8 | '6');
            int width = number(in, file);
            int height = number(in, file);
            int largest = number(in, file);
            if (!colour && magic != ('P' << 8 | '5') || width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE
                    || largest < 1 || largest > 255) {
                throw new InvalidInputException("%s: found no binary PPM or PGM image; allowed: P6 or P5 with values up to 255"
                        .formatted(file));
            }
            byte[] data = in.readNBytes(width * height * (colour ? 3 : 1));
            if (data.length < (long) width * height * (colour ? 3 : 1)) {
                throw new EOFException();
            }
            int[][] rgb = new int[height][width];
            for (int i = 0, at = 0; i < width * height; i++) {
                int red = value(data[at++], largest);
                int green = colour ? value(data[at++], largest) : red;
                int blue = colour ? value(data[at++], largest) : red;
                rgb[i / width][i % width] = red << 16 | green << 8 | blue;
            }
            return rgb;
        }
    }

    private static int value(byte raw, int largest) {
        return Math.min(255, ((raw & 0xFF) * 255 + largest / 2) / largest);
    }

    /** The next number of the header; comments run from # to the end of the line. */
    private static int number(InputStream in, Path file) throws IOException {
        int c = in.read();
        while (c == '#' || Character.isWhitespace(c)) {
            while (c == '#' && (c = in.read()) != '\n' && c >= 0) {
                c = '#';
            }
            c = in.read();
        }
        long number = -1;
        while (c >= '0' && c <= '9' && number < MAX_SIDE * 10L) {
            number = Math.max(0, number) * 10 + c - '0';
            c = in.read();
        }
        if (number < 0 || !Character.isWhitespace(c)) {
            throw new InvalidInputException("%s: found a header without its numbers; allowed: P6 or P5 images".formatted(file));
        }
        return (int) number;
    }
}
