package tailsplit.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tailsplit.workbench.chart.Drawing.Anchor;

/**
 * A matrix in colours.
 *
 * @param values  {@code [row][column]}; NaN is left empty
 * @param columns what a column is, for example "epoch"
 * @param low     the number with the first colour; below 0 the colours part at 0
 * @param high    the number with the last colour
 */
public record HeatFigure(
        String title, List<String> rows, List<String> columnNames, String columns, double[][] values, double low, double high)
        implements Figure {
    private static final double TOP = 4;
    private static final double BOTTOM = 20;
    private static final double RIGHT = 54;

    public HeatFigure {
        rows = List.copyOf(rows);
        columnNames = List.copyOf(columnNames);
    }

    @Override
    public double preferredHeight() {
        return TOP + BOTTOM + Math.max(120, rows.size() * (rows.size() <= 20 ? 18 : 5));
    }

    @Override
    public void draw(Drawing drawing, double width, double height, Look look) {
        double left = left(width);
        double cellWidth = (width - left - RIGHT) / Math.max(1, columnNames.size());
        double cellHeight = (height - TOP - BOTTOM) / Math.max(1, rows.size());
        for (int r = 0; r < rows.size(); r++) {
            double y = TOP + r * cellHeight;
            if (cellHeight >= SMALL) {
                drawing.text(Drawing.fitted(rows.get(r), left - 8, SMALL), left - 8, y + cellHeight / 2 + 4,
                        Anchor.RIGHT, look.muted(), SMALL);
            }
            for (int c = 0; c < columnNames.size(); c++) {
                if (!Double.isNaN(values[r][c])) {
                    double x = left + c * cellWidth;
                    drawing.rectangle(x, y, Math.ceil(x + cellWidth) - x, Math.ceil(y + cellHeight) - y, colour(values[r][c], look));
                }
            }
        }
        if (!columnNames.isEmpty()) {
            String first = columns + " " + columnNames.getFirst();
            String last = columnNames.getLast();
            drawing.text(first, left, height - 5, Anchor.LEFT, look.muted(), SMALL);
            if (left + Drawing.width(first, SMALL) + Drawing.width(last, SMALL) + 6 <= width - RIGHT) {
                drawing.text(last, width - RIGHT, height - 5, Anchor.RIGHT, look.muted(), SMALL);
            }
        }
        drawScale(drawing, width, height, look);
    }

    private void drawScale(Drawing drawing, double width, double height, Look look) {
        int steps = 40;
        double x = width - RIGHT + 12;
        double tall = Math.min(120, height - TOP - BOTTOM);
        for (int i = 0; i < steps; i++) {
            double value = low + (high - low) * (1 - i / (steps - 1.0));
            drawing.rectangle(x, TOP + i * tall / steps, 8, Math.ceil(tall / steps), colour(value, look));
        }
        drawing.text(Axis.text(high), x + 12, TOP + 9, Anchor.LEFT, look.muted(), SMALL - 1);
        drawing.text(Axis.text(low), x + 12, TOP + tall, Anchor.LEFT, look.muted(), SMALL - 1);
    }

    private javafx.scene.paint.Color colour(double value, Look look) {
        return low < 0 ? Palette.diverging(value / Math.max(high, -low), look) : Palette.sequential((value - low) / (high - low), look);
    }

    @Override
    public Optional<String> at(double x, double y, double width, double height) {
        double left = left(width);
        int column = (int) Math.floor((x - left) / (width - left - RIGHT) * columnNames.size());
        int row = (int) Math.floor((y - TOP) / (height - TOP - BOTTOM) * rows.size());
        if (column < 0 || column >= columnNames.size() || row < 0 || row >= rows.size()) {
            return Optional.empty();
        }
        return Optional.of("%s, %s %s: %s".formatted(rows.get(row), columns, columnNames.get(column), Axis.text(values[row][column])));
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(columns));
        header.addAll(columnNames);
        table.add(header);
        for (int r = 0; r < rows.size(); r++) {
            List<String> row = new ArrayList<>(List.of(rows.get(r)));
            for (double value : values[r]) {
                row.add(Double.isNaN(value) ? "" : String.valueOf(value));
            }
            table.add(row);
        }
        return table;
    }

    @Override
    public String summary() {
        return "%s, %d rows by %d columns".formatted(title, rows.size(), columnNames.size());
    }

    private double left(double width) {
        double longest = rows.stream().mapToDouble(row -> Drawing.width(row, SMALL)).max().orElse(0);
        return Math.min(longest + 12, width * 0.3);
    }
}
