package tailsplit.service;

import java.util.List;
import tailsplit.gpu.ComputeDevice;

/**
 * How many runs may be trained at a time: as many as their threads fit the cores, and on each GPU as many as may share
 * it. A run that asks for more than there is runs alone.
 */
public record Capacity(int cores, int runsOfAGpu) {
    public static Capacity ofThisMachine() {
        return new Capacity(Runtime.getRuntime().availableProcessors(), 1);
    }

    /** @param active the runs that have a worker */
    boolean fits(QueuedRun next, List<QueuedRun> active) {
        List<QueuedRun> beside = active.stream().filter(run -> device(run).equals(device(next))).toList();
        if (next.device().isGpu()) {
            return beside.size() < runsOfAGpu;
        }
        int busy = beside.stream().mapToInt(QueuedRun::threads).sum();
        return busy == 0 || busy + next.threads() <= cores;
    }

    /** Runs with the same device share what is there; what auto is to come to is the processor until it is known. */
    static ComputeDevice device(QueuedRun run) {
        return run.device().isGpu() ? run.device() : new ComputeDevice.Cpu();
    }
}
