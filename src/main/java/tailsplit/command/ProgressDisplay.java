package tailsplit.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tailsplit.file.ProcessIdentity;
import tailsplit.metric.Accuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.RunFolder;
import tailsplit.run.RunStatus;

/** Shows a run's progress as its folder tells it: a line for each epoch, and on a terminal a bar below them. */
final class ProgressDisplay implements AutoCloseable {
    private static final int BAR = 24;
    private static final int UNKNOWN = -1;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final RunFolder run;
    private final ProcessIdentity worker;
    private final int epochs;
    private final boolean terminal;
    private int shown;
    private String noted = "";

    private ProgressDisplay(RunFolder run, ProcessIdentity worker, int epochs, boolean terminal, int shown) {
        this.run = run;
        this.worker = worker;
        this.epochs = epochs;
        this.terminal = terminal;
        this.shown = shown;
    }

    /**
     * To be called when the worker has just been started: of a run that goes on, the epochs before are not shown.
     *
     * @param worker the process whose status is to be shown
     */
    static ProgressDisplay create(RunFolder run, ProcessIdentity worker, int epochs) {
        return new ProgressDisplay(run, worker, epochs, Terminal.find().isPresent(),
                run.epochs().isEmpty() ? 0 : UNKNOWN);
    }

    void update() {
        Optional<RunStatus> status = run.status(worker);
        status.filter(now -> !now.state().isOver()).flatMap(RunStatus::reason).filter(why -> !why.equals(noted)).ifPresent(this::note);
        if (status.isEmpty() || status.get().batches() == 0 && status.get().epoch() == 0) {
            return;
        }
        RunStatus now = status.get();
        if (shown == UNKNOWN) {
            shown = Math.max(0, firstEpoch(now) - 1);
        }
        if (now.epoch() > shown) {
            showEpochs(run.epochs(), now);
        }
        if (terminal && !now.state().isOver()) {
            System.out.print(CLEAR_LINE + bar(now));
            System.out.flush();
        }
    }

    private void note(String why) {
        System.out.println((terminal ? CLEAR_LINE : "") + "Note: " + why);
        noted = why;
    }

    @Override
    public void close() {
        if (terminal) {
            System.out.print(CLEAR_LINE);
            System.out.flush();
        }
    }

    private static int firstEpoch(RunStatus now) {
        return now.state().isOver() ? now.epoch() : now.epoch() + 1;
    }

    private void showEpochs(List<EpochRecord> records, RunStatus now) {
        for (EpochRecord record : records) {
            if (record.epoch() > shown && record.epoch() <= now.epoch()) {
                System.out.printf(Locale.ROOT, "%sEpoch %d of %d: train loss %.4f, test loss %.4f, test accuracy %s%s%n",
                        terminal ? CLEAR_LINE : "", record.epoch(), epochs, record.trainLoss(), record.testLoss(),
                        Accuracy.METRIC.text(record.testAccuracy()), pace(now));
                shown = record.epoch();
            }
        }
    }

    private static String pace(RunStatus now) {
        String speed = Double.isNaN(now.imagesPerSecond()) ? ""
                : String.format(Locale.ROOT, ", %,.0f images/s", now.imagesPerSecond());
        return speed + (!(now.secondsLeft() > 0) || now.state().isOver() ? "" : ", " + left(now) + " left");
    }

    private String bar(RunStatus now) {
        double share = now.batches() == 0 ? 0 : (double) now.batch() / now.batches();
        int filled = (int) Math.round(share * BAR);
        String loss = Double.isNaN(now.loss()) ? "" : String.format(Locale.ROOT, ", loss %.3f", now.loss());
        String accuracy = Double.isNaN(now.testAccuracy()) ? "" : ", accuracy " + Accuracy.METRIC.text(now.testAccuracy());
        return "Epoch %d of %d [%s%s]%s%s%s".formatted(Math.min(epochs, now.epoch() + 1), epochs, "#".repeat(filled),
                ".".repeat(BAR - filled), loss, accuracy, pace(now));
    }

    private static String left(RunStatus now) {
        return duration(Math.round(now.secondsLeft()));
    }

    static String duration(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        return duration.toHours() > 0
                ? "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart())
                : "%d:%02d min".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
