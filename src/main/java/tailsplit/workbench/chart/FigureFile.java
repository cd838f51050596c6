package tailsplit.workbench.chart;

import java.nio.file.Path;
import java.util.Locale;
import tailsplit.file.UserFile;

/**
 * A figure on paper.
 *
 * @param widthCm  and height, in centimetres
 * @param fontSize of its text, in points
 */
public record FigureFile(double widthCm, double heightCm, double fontSize) {
    /** A column of most journals. */
    static final FigureFile COLUMN = new FigureFile(8.5, 6, 8);

    private static final double POINTS_OF_A_CM = 72 / 2.54;

    /**
     * As PDF or SVG, by the name's ending. Like on the screen, but with text of this size and always in light colours.
     *
     * @throws tailsplit.file.InvalidInputException where the file cannot be written
     */
    public void write(Figure figure, Path file) {
        double points = fontSize / Figure.SMALL;
        double width = widthCm * POINTS_OF_A_CM / points;
        double height = heightCm * POINTS_OF_A_CM / points;
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            UserFile.write(file, SvgDrawing.document(figure, width, height, widthCm, heightCm));
        } else {
            UserFile.writeBytes(file, out -> PdfDrawing.write(figure, width, height, widthCm, heightCm, out));
        }
    }
}
