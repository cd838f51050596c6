package tailsplit.dataset;

import java.util.Arrays;
import java.util.List;
import tailsplit.file.InvalidInputException;

/**
 * An array of images as bytes, channels last, however it was stored, where that leaves no doubt.
 *
 * @param shape  {@code [images, height, width, channels]}
 * @param scale  how the stored numbers became 0 to 255
 * @param notice what was done, "" for nothing
 */
record NpzPixels(int[] shape, byte[] pixels, Scale scale, String notice) {
    /** What stored numbers mean. */
    enum Scale {
        BYTES("0 to 255"), UNIT("0 to 1");

        private final String range;

        Scale(String range) {
            this.range = range;
        }

        String range() {
            return range;
        }
    }

    /** @throws InvalidInputException where these are no images, or could be read in two ways */
    static NpzPixels of(NpyArray array, String where) {
        int[] shape = array.shape();
        boolean last = shape.length == 3 || shape.length == 4 && isChannels(shape[3]);
        boolean first = !last && shape.length == 4 && isChannels(shape[1]);
        if (!last && !first || Arrays.stream(shape).anyMatch(size -> size < 1)) {
            throw new InvalidInputException(("%s: found %s of shape %s; allowed: shape [images, height, width] or "
                    + "[images, height, width, 1 or 3]").formatted(where, array.type(), Arrays.toString(shape)));
        }
        Scale scale = scale(array, where);
        byte[] bytes = array.type().equals("u1") ? array.data() : bytes(array, scale);
        String stored = array.type().equals("u1") ? ""
                : "%s of type %s were stored as %s".formatted(where, array.type(), scale.range());
        if (last) {
            return new NpzPixels(shape.length == 3 ? new int[] {shape[0], shape[1], shape[2], 1} : shape, bytes, scale, stored);
        }
        return new NpzPixels(new int[] {shape[0], shape[2], shape[3], shape[1]}, channelsLast(bytes, shape), scale,
                stored.isEmpty() ? where + " were stored channel by channel" : stored + ", channel by channel");
    }

    private static boolean isChannels(int size) {
        return size == 1 || size == 3;
    }

    private static Scale scale(NpyArray array, String where) {
        if (List.of("u1", "b1").contains(array.type())) {
            return array.type().equals("u1") ? Scale.BYTES : Scale.UNIT;
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        boolean whole = true;
        for (int i = 0; i < array.size(); i++) {
            double value = array.get(i);
            smallest = Double.isNaN(value) ? Double.NEGATIVE_INFINITY : Math.min(smallest, value);
            largest = Math.max(largest, value);
            whole &= value == Math.rint(value);
        }
        if (smallest >= 0 && largest <= 255 && largest > 1 && whole) {
            return Scale.BYTES;
        }
        if (smallest >= 0 && largest <= 1 && !array.isWhole()) {
            return Scale.UNIT;
        }
        throw new InvalidInputException("%s: found %s from %s to %s%s; allowed: whole numbers from 0 to 255, or floats from 0 to 1"
                .formatted(where, array.type(), number(smallest), number(largest), whole ? "" : ", not all whole"));
    }

    private static String number(double value) {
        return Double.isInfinite(value) ? "no number"
                : value == Math.rint(value) && Math.abs(value) < 1e9 ? "%.0f".formatted(value) : "%.3g".formatted(value);
    }

    private static byte[] bytes(NpyArray array, Scale scale) {
        byte[] bytes = new byte[array.size()];
        double factor = scale == Scale.UNIT ? 255 : 1;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(array.get(i) * factor);
        }
        return bytes;
    }

    private static byte[] channelsLast(byte[] bytes, int[] shape) {
        int channels = shape[1];
        int area = shape[2] * shape[3];
        byte[] moved = new byte[bytes.length];
        for (int image = 0; image < shape[0]; image++) {
            for (int c = 0; c < channels; c++) {
                for (int p = 0; p < area; p++) {
                    moved[(image * area + p) * channels + c] = bytes[(image * channels + c) * area + p];
                }
            }
        }
        return moved;
    }
}
