package tailsplit.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tailsplit.run.RunState;

/**
 * The runs in the order in which they are to be trained; immutable.
 *
 * @param held no waiting run is started
 */
public record Queue(boolean held, List<QueuedRun> runs) {
    static final Queue EMPTY = new Queue(false, List.of());

    public Queue {
        runs = List.copyOf(runs);
    }

    public Optional<QueuedRun> find(String run) {
        return runs.stream().filter(each -> each.run().equals(run)).findFirst();
    }

    /** How many runs are in a state. */
    public long count(RunState state) {
        return runs.stream().filter(each -> each.state() == state).count();
    }

    /** How many runs have a worker. */
    public long active() {
        return runs.stream().filter(each -> each.state().isActive()).count();
    }

    Queue held(boolean hold) {
        return new Queue(hold, runs);
    }

    /** At the end; a run that is in the queue already is taken out of its old place. */
    Queue adding(QueuedRun added) {
        List<QueuedRun> changed = new ArrayList<>(without(added.run()).runs);
        changed.add(added);
        return new Queue(held, changed);
    }

    Queue without(String run) {
        return new Queue(held, runs.stream().filter(each -> !each.run().equals(run)).toList());
    }

    Queue changing(String run, UnaryOperator<QueuedRun> change) {
        return new Queue(held, runs.stream().map(each -> each.run().equals(run) ? change.apply(each) : each).toList());
    }

    /**
     * Among the runs that are not over.
     *
     * @param places up if negative, down if positive, as far as there are places
     */
    Queue moving(String run, int places) {
        List<QueuedRun> open = new ArrayList<>(runs.stream().filter(each -> !each.state().isOver()).toList());
        List<QueuedRun> over = runs.stream().filter(each -> each.state().isOver()).toList();
        QueuedRun moved = find(run).orElseThrow();
        int from = open.indexOf(moved);
        if (from < 0) {
            return this;
        }
        open.remove(from);
        open.add(Math.clamp(from + places, 0, open.size()), moved);
        return new Queue(held, Stream.concat(over.stream(), open.stream()).toList());
    }
}
