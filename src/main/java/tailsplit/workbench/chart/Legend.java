package tailsplit.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import tailsplit.workbench.chart.Drawing.Anchor;

/** The names of a figure's lines below it, in as many rows as they need. */
record Legend(List<Entry> entries) {
    private static final double ROW = 15;
    private static final double LINE = 13;

    record Item(String text, Color colour, boolean dashed) {}

    private record Entry(Item item, double x, int row) {}

    static Legend of(List<Item> items, double left, double width) {
        List<Entry> entries = new ArrayList<>();
        double x = left;
        int row = 0;
        for (Item item : items) {
            double wide = LINE + 5 + Drawing.width(item.text(), Figure.SMALL) + 14;
            if (x + wide > width && x > left) {
                x = left;
                row++;
            }
            entries.add(new Entry(item, x, row));
            x += wide;
        }
        return new Legend(entries);
    }

    double height() {
        return entries.isEmpty() ? 0 : ROW * (entries.getLast().row() + 1);
    }

    void draw(Drawing drawing, double top, Look look) {
        for (Entry entry : entries) {
            double base = top + ROW * entry.row() + 10;
            double[] ends = {entry.x(), entry.x() + LINE};
            drawing.path(ends, new double[] {base - 4, base - 4}, 2, entry.item().colour(), 2, entry.item().dashed());
            drawing.text(entry.item().text(), entry.x() + LINE + 5, base, Anchor.LEFT, look.text(), Figure.SMALL);
        }
    }
}
