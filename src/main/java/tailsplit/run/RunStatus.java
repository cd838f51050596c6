package tailsplit.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tailsplit.file.ProcessIdentity;
import tailsplit.file.ProcessMemory;

/**
 * Where a run stands, status.json: written over again and again while it runs.
 *
 * @param epoch           epochs completed
 * @param epochs          in all
 * @param batch           batches done of the epoch that is under way
 * @param batches         of one epoch
 * @param imagesPerSecond in training; NaN where not known yet, as the three after it
 * @param loss            the latest training loss
 * @param testAccuracy    the latest, a fraction from 0 to 1
 * @param secondsLeft     until the last epoch ends
 * @param memory          bytes of main memory that the process holds; NaN where the system does not say
 * @param reason          why the run ended as it did or goes on as it does, within a sentence for the user
 * @param heartbeat       when this was written
 * @param process         what writes it
 */
public record RunStatus(
        RunState state,
        int epoch,
        int epochs,
        int batch,
        int batches,
        double imagesPerSecond,
        double loss,
        double testAccuracy,
        double secondsLeft,
        double memory,
        Optional<String> reason,
        Instant heartbeat,
        ProcessIdentity process) {
    /** Longer than clocks of one cluster differ and its file system keeps old copies of files. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** Files of another machine are seen later, and its clock may differ. */
    private static final Duration SILENCE_ELSEWHERE = Duration.ofMinutes(3);

    /** A run of this process that has done nothing yet. */
    public static RunStatus starting(int epochs) {
        return new RunStatus(RunState.STARTING, 0, epochs, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                ProcessMemory.resident(), Optional.empty(), Instant.now(), ProcessIdentity.current());
    }

    /** A run of this process under way, now. */
    public static RunStatus running(int epoch, int epochs, int batch, int batches, double imagesPerSecond, double loss,
            double testAccuracy, double secondsLeft) {
        return new RunStatus(RunState.RUNNING, epoch, epochs, batch, batches, imagesPerSecond, loss, testAccuracy,
                secondsLeft, ProcessMemory.resident(), Optional.empty(), Instant.now(), ProcessIdentity.current());
    }

    /** The same with something to know about it. */
    public RunStatus because(Optional<String> why) {
        return new RunStatus(state, epoch, epochs, batch, batches, imagesPerSecond, loss, testAccuracy, secondsLeft, memory, why,
                heartbeat, process);
    }

    /** The same, still so now. */
    public RunStatus beating() {
        return new RunStatus(state, epoch, epochs, batch, batches, imagesPerSecond, loss, testAccuracy, secondsLeft,
                ProcessMemory.resident(), reason, Instant.now(), process);
    }

    /** The same run ended, now. */
    public RunStatus ended(RunState end, Optional<String> why) {
        return new RunStatus(end, epoch, epochs, batch, batches, imagesPerSecond, loss, testAccuracy, secondsLeft, memory, why,
                Instant.now(), process);
    }

    /** The same, without the name of the machine. */
    public RunStatus withoutHost() {
        return new RunStatus(state, epoch, epochs, batch, batches, imagesPerSecond, loss, testAccuracy, secondsLeft, memory, reason,
                heartbeat, new ProcessIdentity(process.pid(), process.started(), Optional.empty()));
    }

    /** The same run, which this process has taken from one that gave no sign of life any more, now. */
    RunStatus taken() {
        return new RunStatus(RunState.STOPPED, epoch, epochs, batch, batches, imagesPerSecond, loss, testAccuracy, secondsLeft, memory,
                Optional.of("%s, which trained it, gave no sign of life any more".formatted(process.host().orElse("its process"))),
                Instant.now(), ProcessIdentity.current());
    }

    /**
     * Whether the run goes on: its state says so, and its process still runs on this machine or, on another one, gave a
     * sign of life in the last ten minutes.
     */
    @JsonIgnore
    public boolean isAlive() {
        return !state.isOver() && (process.isHere() ? process.isAlive() : heartbeat.isAfter(Instant.now().minus(GIVEN_UP)));
    }

    /** Whether nothing was heard of it for longer than a process at work leaves its status alone. */
    @JsonIgnore
    public boolean isSilent() {
        return heartbeat.isBefore(Instant.now().minus(process.isHere() ? SILENCE : SILENCE_ELSEWHERE));
    }

    /** The machine that the run goes on, where it is not this one. */
    @JsonIgnore
    public Optional<String> elsewhere() {
        return state.isOver() || process.isHere() ? Optional.empty() : process.host();
    }
}
