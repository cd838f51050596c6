package tailsplit.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tailsplit.experiment.Workspace;
import tailsplit.protocol.Program;
import tailsplit.run.RunState;

/** Trains a workspace's queue without a window, until it is empty or a window takes it over. */
public final class QueueKeeper {
    private static final int POLL_MILLIS = 200;

    private QueueKeeper() {}

    /**
     * Returns when nothing runs or waits any more, or when a window has asked for the queue; workers go on.
     *
     * @param listener hears of every change
     * @throws tailsplit.file.InvalidInputException where the workspace is open already or cannot be used
     */
    public static void keep(Workspace workspace, Path dataHome, Capacity capacity, Consumer<Queue> listener) throws InterruptedException {
        Handover handover = new Handover(workspace);
        try (TrainingService service = TrainingService.open(workspace, dataHome, capacity)) {
            handover.offer();
            service.onChange(listener);
            listener.accept(service.queue());
            while (hasWork(service.queue()) && !handover.isAsked()) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
    }

    /** Starts a process that keeps the queue and outlives this one, if anything waits. */
    public static void startProcess(Workspace workspace, Path dataHome, Capacity capacity, Queue queue) throws IOException {
        if (queue.held() || queue.count(RunState.WAITING) == 0) {
            return;
        }
        List<String> command = new ArrayList<>(WorkerProcess.ownSession());
        command.addAll(Program.java());
        command.addAll(List.of("queue", "--workspace", workspace.folder().toString(), "--data", dataHome.toString(),
                "--cores", String.valueOf(capacity.cores()), "--runs-of-a-gpu", String.valueOf(capacity.runsOfAGpu())));
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(workspace.folder().resolve("queue.log").toFile());
        new ProcessBuilder(command).redirectOutput(log).redirectError(log).start();
    }

    private static boolean hasWork(Queue queue) {
        return queue.active() > 0 || queue.count(RunState.WAITING) > 0 && !queue.held();
    }
}
