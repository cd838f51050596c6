package tailsplit.workbench.dataset;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import tailsplit.dataset.ImageSet;

/** Images of a data set as pictures for the screen. */
public final class Thumbnails {
    private Thumbnails() {}

    /** @param index of the image in its set */
    public static Image of(ImageSet images, int index) {
        int width = images.width();
        int height = images.height();
        int channels = images.channels();
        byte[] rgb = new byte[3 * width * height];
        byte[] pixels = images.image(index);
        for (int i = 0; i < width * height; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = pixels[i * channels + (channels == 1 ? 0 : c)];
            }
        }
        WritableImage picture = new WritableImage(width, height);
        picture.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getByteRgbInstance(), rgb, 0, 3 * width);
        return picture;
    }
}
