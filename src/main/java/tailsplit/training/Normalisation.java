package tailsplit.training;

import java.util.List;
import tailsplit.dataset.ImageSet;

/**
 * Turns bytes into network input: {@code (value / 255 - mean) / deviation} for each channel.
 *
 * @param mean      of each channel, 0 to 1
 * @param deviation of each channel, above 0
 */
public record Normalisation(List<Double> mean, List<Double> deviation) {
    /** The statistics of CIFAR-10 that the field's code uses, for CIFAR-100 too. */
    public static final Normalisation CIFAR10 =
            new Normalisation(List.of(.4914, .4822, .4465), List.of(.2023, .1994, .2010));

    public Normalisation {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** The statistics of the images at the given positions; a channel without any variation is left unscaled. */
    public static Normalisation measured(ImageSet images, int[] positions) {
        int channels = images.channels();
        long[][] histogram = new long[channels][256];
        byte[] pixels = new byte[images.imageBytes()];
        for (int position : positions) {
            images.read(position, pixels);
            for (int i = 0; i < pixels.length; i++) {
                histogram[i % channels][pixels[i] & 0xFF]++;
            }
        }
        Double[] mean = new Double[channels];
        Double[] deviation = new Double[channels];
        double values = (double) positions.length * pixels.length / channels;
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            double squares = 0;
            for (int v = 0; v < 256; v++) {
                sum += histogram[c][v] * (v / 255.0);
                squares += histogram[c][v] * (v / 255.0) * (v / 255.0);
            }
            mean[c] = sum / values;
            double variance = squares / values - mean[c] * mean[c];
            deviation[c] = variance > 1e-12 ? Math.sqrt(variance) : 1;
        }
        return new Normalisation(List.of(mean), List.of(deviation));
    }

    /** The input value of each byte value, {@code [channels][256]}. */
    float[][] table() {
        float[][] table = new float[mean.size()][256];
        for (int c = 0; c < table.length; c++) {
            for (int v = 0; v < 256; v++) {
                table[c][v] = (float) ((v / 255.0 - mean.get(c)) / deviation.get(c));
            }
        }
        return table;
    }
}
