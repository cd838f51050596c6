package tailsplit.image;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The netpbm formats: black and white, grey or colour (P1 to P3 as text, P4 to P6 in binary), with values of up to 16 bits. */
final class Netpbm {
    private static final int LARGEST = 65_535;

    private Netpbm() {}

    static RgbImage read(byte[] content) throws IOException {
        InputStream in = new ByteArrayInputStream(content);
        in.skipNBytes(1);
        int kind = in.read() - '0';
        boolean text = kind <= 3;
        boolean bits = kind == 1 || kind == 4;
        boolean colour = kind == 3 || kind == 6;
        int width = number(in);
        int height = number(in);
        int largest = bits ? 1 : number(in);
        if (width < 1 || height < 1 || largest < 1 || largest > LARGEST) {
            throw new IOException("a header of %dx%d pixels and values up to %d".formatted(width, height, largest));
        }
        ImageFile.requireSize((long) width * height);
        int[] rgb = new int[width * height];
        Samples samples = text ? bits ? () -> 1 - digit(in) : () -> number(in)
                : bits ? new Bits(in, width) : largest < 256 ? () -> whole(in.read()) : () -> whole(in.read()) << 8 | whole(in.read());
        for (int i = 0; i < rgb.length; i++) {
            int red = eightBits(samples.next(), largest);
            int green = colour ? eightBits(samples.next(), largest) : red;
            int blue = colour ? eightBits(samples.next(), largest) : red;
            rgb[i] = red << 16 | green << 8 | blue;
        }
        return new RgbImage(height, width, rgb);
    }

    /** The values in the order of the file. */
    private interface Samples {
        int next() throws IOException;
    }

    /** Eight pixels a byte, each row beginning with a new one; 1 is black. */
    private static final class Bits implements Samples {
        private final InputStream in;
        private final int width;
        private int x;
        private int current;

        Bits(InputStream in, int width) {
            this.in = in;
            this.width = width;
        }

        @Override
        public int next() throws IOException {
            if (x % 8 == 0) {
                current = whole(in.read());
            }
            int bit = current >> (7 - x % 8) & 1;
            x = (x + 1) % width;
            return 1 - bit;
        }
    }

    /** Of 16 bits the upper 8, of less those that are nearest. */
    private static int eightBits(int sample, int largest) {
        return largest == LARGEST ? sample >> 8 : (int) Math.min(255, ((long) sample * 255 + largest / 2) / largest);
    }

    private static int whole(int read) throws EOFException {
        if (read < 0) {
            throw new EOFException();
        }
        return read;
    }

    /** A pixel of P1: digits need no space between them. */
    private static int digit(InputStream in) throws IOException {
        int c = whole(in.read());
        while (Character.isWhitespace(c)) {
            c = whole(in.read());
        }
        return c - '0' & 1;
    }

    /** The next number, and the space after it; comments run from # to the end of the line. */
    private static int number(InputStream in) throws IOException {
        int c = in.read();
        while (c == '#' || Character.isWhitespace(c)) {
            while (c == '#' && (c = in.read()) != '\n' && c >= 0) {
                c = '#';
            }
            c = in.read();
        }
        whole(c);
        long number = -1;
        while (c >= '0' && c <= '9' && number <= LARGEST * 10L) {
            number = Math.max(0, number) * 10 + c - '0';
            c = in.read();
        }
        if (number < 0 || c >= 0 && !Character.isWhitespace(c)) {
            throw new IOException("found no number where one must be");
        }
        return (int) number;
    }
}
