package tailsplit.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tailsplit.dataset.Dataset;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Setting;

/**
 * A grid of runs: an experiment with some settings as axes.
 *
 * @param base   what is common to all cells; its name is the ablation's
 * @param axes   each setting at most once; the first varies slowest
 * @param only   where there are any, cells that none of them means are left out
 * @param except cells that one of them means are left out
 */
public record Ablation(Configuration base, List<Axis<?>> axes, List<Condition> only, List<Condition> except) {
    private static final int MOST_CELLS = 10_000;

    /** @throws InvalidInputException where a setting is an axis twice or there are over 10,000 cells */
    public Ablation {
        axes = List.copyOf(axes);
        only = List.copyOf(only);
        except = List.copyOf(except);
        Set<String> keys = new HashSet<>();
        long cells = 1;
        for (Axis<?> axis : axes) {
            if (!keys.add(axis.setting().key())) {
                throw new InvalidInputException("ablation.%s: found twice; allowed: each axis once".formatted(axis.setting().key()));
            }
            cells *= axis.values().size();
            if (cells > MOST_CELLS) {
                throw new InvalidInputException("ablation: found over %,d cells; allowed: fewer".formatted(MOST_CELLS));
            }
        }
    }

    /** The whole grid. */
    public static Ablation full(Configuration base, Axis<?>... axes) {
        return new Ablation(base, List.of(axes), List.of(), List.of());
    }

    public String name() {
        return base.get(Settings.NAME);
    }

    /**
     * The cells in the order of their axes. A setting without effect in a cell, such as the attenuation in a baseline,
     * has the value of the base there, so that such cells are one.
     *
     * @throws InvalidInputException where settings of a cell contradict each other
     */
    public List<Configuration> cells() {
        List<Configuration> cells = List.of(base);
        for (Axis<?> axis : axes) {
            List<Configuration> varied = new ArrayList<>();
            cells.forEach(cell -> varied.addAll(axis.vary(cell)));
            cells = varied;
        }
        Set<Configuration> kept = new LinkedHashSet<>();
        cells.stream().filter(this::isKept).map(this::plain).forEach(kept::add);
        kept.forEach(this::check);
        return List.copyOf(kept);
    }

    /**
     * The cells as they are trained.
     *
     * @param dataset the one that the base asks for
     * @throws InvalidInputException where a cell does not fit the data set; the message begins with the cell
     */
    public List<Cell> resolve(Dataset dataset) {
        return cells().stream().map(cell -> {
            try {
                Prepared prepared = Prepared.of(cell, dataset);
                return new Cell(cell, prepared.configuration(), prepared.split().all().length);
            } catch (InvalidInputException e) {
                throw in(cell, e);
            }
        }).toList();
    }

    /**
     * @param asked    as the grid has it: the cell's identity within the ablation
     * @param resolved with what it leaves to the data set decided: the run's identity
     * @param images   training images of an epoch
     */
    public record Cell(Configuration asked, Configuration resolved, int images) {}

    /** What sets a cell apart from the others: {@code loss.name=focal, training.seed=1}. */
    public String describe(Configuration cell) {
        List<String> parts = new ArrayList<>();
        for (Axis<?> axis : axes) {
            if (axis.values().size() > 1 && Relevance.matters(axis.setting(), cell)) {
                parts.add(axis.setting().key() + "=" + cell.text(axis.setting()));
            }
        }
        return parts.isEmpty() ? name() : String.join(", ", parts);
    }

    private boolean isKept(Configuration cell) {
        return (only.isEmpty() || only.stream().anyMatch(condition -> condition.holds(cell)))
                && except.stream().noneMatch(condition -> condition.holds(cell));
    }

    private Configuration plain(Configuration cell) {
        Configuration plain = cell;
        for (Axis<?> axis : axes) {
            plain = Relevance.matters(axis.setting(), cell) ? plain : copy(axis.setting(), base, plain);
        }
        return plain;
    }

    private static <T> Configuration copy(Setting<T> setting, Configuration from, Configuration to) {
        return to.with(setting, from.get(setting));
    }

    private void check(Configuration cell) {
        try {
            cell.check();
        } catch (InvalidInputException e) {
            throw in(cell, e);
        }
    }

    private InvalidInputException in(Configuration cell, InvalidInputException e) {
        return new InvalidInputException("%s: %s".formatted(describe(cell), e.getMessage()), e);
    }
}
