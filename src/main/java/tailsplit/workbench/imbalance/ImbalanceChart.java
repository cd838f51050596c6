package tailsplit.workbench.imbalance;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import tailsplit.workbench.chart.Axis;
import tailsplit.workbench.chart.CanvasDrawing;
import tailsplit.workbench.chart.Drawing;
import tailsplit.workbench.chart.Drawing.Anchor;
import tailsplit.workbench.chart.Look;
import tailsplit.workbench.chart.Palette;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.shared.Words;

/**
 * A bar for each class, split into its subclasses, to be dragged up and down. With the keyboard, left and right choose a
 * class, up and down change its count by a hundredth, page up and down by a tenth.
 */
public final class ImbalanceChart extends Region {
    private static final double SMALL = 11;
    private static final double HANDLE = 5;
    private static final double NUMBERED_SLOT = 34;

    /** Hears what is done to the bars. */
    public interface Listener {
        /** @param gesture the same throughout one drag */
        void counted(int label, long count, Object gesture);
    }

    private final Canvas canvas = new Canvas();
    private final Tooltip tooltip = new Tooltip();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(0);
    private final Listener listener;
    private Optional<Draft> draft = Optional.empty();
    private boolean logarithmic = true;
    private Set<Integer> locked = Set.of();
    private int hovered = -1;
    private int dragged = -1;
    private Object gesture = new Object();
    private Optional<Bars> draggedOn = Optional.empty();

    /** @param listener hears of counts that are dragged or typed */
    public ImbalanceChart(Listener listener) {
        this.listener = listener;
        getStyleClass().add("imbalance-chart");
        getChildren().add(canvas);
        setMinSize(200, 110);
        setPrefHeight(230);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleHelp("Left and right choose a class, up and down change its images.");
        Look.of(this).subscribe(_ -> redraw());
        focusedProperty().subscribe(_ -> redraw());
        setOnMouseMoved(event -> draft.ifPresent(shown -> hover(shown, event)));
        setOnMouseExited(_ -> hovered(-1));
        setOnMousePressed(event -> draft.ifPresent(shown -> press(shown, event)));
        setOnMouseDragged(event -> draft.ifPresent(shown -> drag(shown, event)));
        setOnMouseReleased(_ -> {
            dragged = -1;
            draggedOn = Optional.empty();
            redraw();
        });
        setOnKeyPressed(event -> draft.ifPresent(shown -> key(shown, event)));
    }

    /** The class that the keyboard changes and that others may show more of. */
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Marks a class, if there is one of that label. */
    public void select(int label) {
        draft.filter(shown -> label >= 0 && label < shown.classes() && label != selected.get()).ifPresent(shown -> {
            selected.set(label);
            describe(shown);
            redraw();
        });
    }

    /** @param lockedClasses labels whose counts cannot be changed */
    public void show(Draft shown, Set<Integer> lockedClasses) {
        draft = Optional.of(shown);
        locked = Set.copyOf(lockedClasses);
        if (selected.get() >= shown.classes()) {
            selected.set(0);
        }
        describe(shown);
        redraw();
    }

    /** The scale of the bars. */
    public void setLogarithmic(boolean log) {
        logarithmic = log;
        redraw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        redraw();
    }

    private void describe(Draft draft) {
        int label = selected.get();
        setAccessibleText("%s, %s".formatted(draft.classNames().get(label), Words.count(draft.counts()[label], "image")));
    }

    /** A drag keeps the scale that it began with: otherwise the bar would run away from the mouse. */
    private Bars bars(Draft draft) {
        return draggedOn.orElseGet(() -> Bars.of(draft.counts(), draft.available(), logarithmic, getWidth(), getHeight()));
    }

    private void redraw() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        draft.filter(_ -> getWidth() > 0 && getHeight() > 0).ifPresent(this::draw);
    }

    private void draw(Draft draft) {
        Drawing drawing = new CanvasDrawing(canvas.getGraphicsContext2D());
        Look look = Look.current();
        Bars bars = bars(draft);
        for (double tick : bars.y().ticks(5)) {
            double y = Math.round(bars.y().pixel(tick)) + 0.5;
            drawing.line(bars.left(), y, bars.right(), y, look.grid(), 1);
            drawing.text(Axis.text(tick), bars.left() - 6, y + 4, Anchor.RIGHT, look.muted(), SMALL);
        }
        for (int label = 0; label < draft.classes(); label++) {
            drawBar(drawing, draft, bars, label, look);
        }
    }

    private void drawBar(Drawing drawing, Draft draft, Bars bars, int label, Look look) {
        double x = bars.x(label);
        double wide = bars.thickness();
        double all = bars.top(draft.available()[label]);
        double top = bars.top(draft.counts()[label]);
        drawing.rectangle(x, all, wide, bars.bottom() - all, look.grid().deriveColor(0, 1, 1, 0.28));
        if (label == selected.get() && isFocused()) {
            drawing.rectangle(bars.left() + label * bars.slot(), 0, bars.slot(), getHeight(), look.accent().deriveColor(0, 1, 1, 0.12));
        }
        drawSubclasses(drawing, draft, label, x, top, wide, bars.bottom() - top);
        boolean held = label == dragged || label == hovered || label == selected.get();
        if (bars.slot() > NUMBERED_SLOT) {
            drawing.rectangle(x + wide / 2 - Math.min(10, wide / 2), top - 6, Math.min(20, wide), 3, held ? look.accent() : look.muted());
            drawing.text(Words.number(draft.counts()[label]), bars.centre(label), top - 10, Anchor.CENTRE, look.text(), SMALL);
            String name = (locked.contains(label) ? "\uD83D\uDD12 " : "") + draft.classNames().get(label);
            drawing.text(Drawing.fitted(name, bars.slot() - 2, SMALL), bars.centre(label), bars.bottom() + 15, Anchor.CENTRE,
                    label == selected.get() ? look.text() : look.muted(), SMALL);
        } else if (held) {
            drawing.rectangle(x - 1, top - 4, wide + 2, 3, look.accent());
        }
    }

    private void drawSubclasses(Drawing drawing, Draft draft, int label, double x, double top, double wide, double tall) {
        int subclasses = draft.plan().subclasses(label);
        double gap = tall / subclasses > 4 ? 1 : 0;
        for (int s = 0; s < subclasses; s++) {
            Color colour = Palette.of(label, draft.classes(), s, subclasses);
            double bottom = top + tall - s * tall / subclasses;
            drawing.rectangle(x, bottom - tall / subclasses, wide, Math.max(0.5, tall / subclasses - gap), colour);
        }
    }

    private void hover(Draft draft, MouseEvent event) {
        OptionalInt label = bars(draft).at(event.getX());
        hovered(label.orElse(-1));
        boolean handle = label.isPresent() && Math.abs(event.getY() - bars(draft).top(draft.counts()[label.getAsInt()])) < HANDLE + 4;
        setCursor(handle ? Cursor.V_RESIZE : Cursor.DEFAULT);
        if (label.isPresent()) {
            showTooltip(draft, label.getAsInt(), event);
        }
    }

    private void showTooltip(Draft draft, int label, MouseEvent event) {
        tooltip.setText("%s: %s of %s\n%s".formatted(draft.classNames().get(label), Words.number(draft.counts()[label]),
                Words.count(draft.available()[label], "image"), Words.count(draft.plan().subclasses(label), "subclass")));
        Bounds bounds = localToScreen(getBoundsInLocal());
        tooltip.show(this, bounds.getMinX() + event.getX() + 16, bounds.getMinY() + event.getY() + 16);
    }

    private void hovered(int label) {
        if (label < 0) {
            tooltip.hide();
        }
        if (hovered != label) {
            hovered = label;
            redraw();
        }
    }

    private void press(Draft draft, MouseEvent event) {
        requestFocus();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        tooltip.hide();
        OptionalInt label = bars(draft).at(event.getX());
        label.ifPresent(this::select);
        if (label.isPresent() && !locked.contains(label.getAsInt())) {
            dragged = label.getAsInt();
            draggedOn = Optional.of(bars(draft));
            gesture = new Object();
        }
    }

    private void drag(Draft draft, MouseEvent event) {
        if (dragged >= 0) {
            listener.counted(dragged, bars(draft).count(event.getY()), gesture);
        }
    }

    private void key(Draft draft, KeyEvent event) {
        int count = draft.counts()[selected.get()];
        switch (event.getCode()) {
            case LEFT -> select(selected.get() - 1);
            case RIGHT -> select(selected.get() + 1);
            case UP -> keyed(count + Math.max(1, count / 100));
            case DOWN -> keyed(count - Math.max(1, count / 100));
            case PAGE_UP -> keyed(count + Math.max(1, count / 10));
            case PAGE_DOWN -> keyed(count - Math.max(1, count / 10));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void keyed(long count) {
        if (!locked.contains(selected.get())) {
            listener.counted(selected.get(), count, new Object());
        }
    }
}
