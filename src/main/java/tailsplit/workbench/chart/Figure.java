package tailsplit.workbench.chart;

import java.util.List;
import java.util.Optional;

/** Something to be seen: immutable, so that it can be made on any thread. */
public interface Figure {
    /** The size of its small print, in pixels. */
    double SMALL = 11;

    void draw(Drawing drawing, double width, double height, Look look);

    /** What is at a point, in words for a tooltip. */
    default Optional<String> at(double x, double y, double width, double height) {
        return Optional.empty();
    }

    /** The height it needs to be read; it draws into any. */
    default double preferredHeight() {
        return 160;
    }

    /** Its numbers, with a header. */
    List<List<String>> table();

    /** What it shows, in a sentence for a reader who does not see it. */
    String summary();

    /** A sentence in the middle, where there is nothing to draw yet. */
    static Figure empty(String sentence) {
        return new Figure() {
            @Override
            public void draw(Drawing drawing, double width, double height, Look look) {
                drawing.text(Drawing.fitted(sentence, width, SMALL + 1), width / 2, height / 2, Drawing.Anchor.CENTRE,
                        look.muted(), SMALL + 1);
            }

            @Override
            public List<List<String>> table() {
                return List.of();
            }

            @Override
            public String summary() {
                return sentence;
            }
        };
    }
}
