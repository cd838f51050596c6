package tailsplit.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import tailsplit.run.Records;
import tailsplit.run.RunFolder;
import tailsplit.service.WorkerProcess;

/** A worker killed at each change of its folder, one after the other, and at random moments; then it goes on to its end. */
record Kills(TinyRun tiny) implements Attack {
    private static final int AT_CHANGES = 100;
    private static final int AT_RANDOM = 100;
    private static final int POLL_MILLIS = 20;
    private static final int SLOWEST_MILLIS = 6000;

    @Override
    public String kind() {
        return "kills";
    }

    @Override
    public String words() {
        return "a training killed at each change in its folder and at random moments; resumed, the same bytes";
    }

    @Override
    public int cases() {
        return AT_CHANGES + AT_RANDOM;
    }

    @Override
    public List<Integer> share() {
        return List.of(60);
    }

    @Override
    public Outcome attempt(int number, Path folder) throws Exception {
        RunFolder run = tiny.begun(folder);
        run.create();
        Process worker = WorkerProcess.start(run, folder, 1, WorkerProcess.Attachment.ATTACHED);
        try {
            if (number < AT_CHANGES) {
                awaitChange(run, worker, number + 1);
            } else {
                worker.waitFor(new Random(number).nextInt(SLOWEST_MILLIS), TimeUnit.MILLISECONDS);
            }
        } finally {
            worker.destroyForcibly().waitFor();
        }
        Judgement judgement = new Judgement("killed");
        Said resumed = tiny.train(folder, "--resume");
        judgement.whole("run --resume", resumed);
        judgement.same("after run --resume with exit code %d, %s".formatted(resumed.code(), resumed.err()), tiny.records(),
                Records.of(run));
        return judgement.outcome();
    }

    private static void awaitChange(RunFolder run, Process worker, int changes) throws IOException, InterruptedException {
        try (WatchService watch = run.path().getFileSystem().newWatchService()) {
            for (Path place : new Path[] {run.path(), run.checkpoints().folder(), run.projections().folder()}) {
                place.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
            int seen = 0;
            while (seen < changes && worker.isAlive()) {
                WatchKey key = watch.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (key != null) {
                    seen += key.pollEvents().size();
                    key.reset();
                }
            }
        }
    }
}
