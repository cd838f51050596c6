package tailsplit.workbench.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Settings;
import tailsplit.imbalance.Profile;
import tailsplit.loss.RuleKind;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.run.ScoredEpoch;
import tailsplit.schedule.ClassifierTraining;
import tailsplit.service.Phase;
import tailsplit.service.QueuedRun;
import tailsplit.setting.Kind;
import tailsplit.slurm.CellState;
import tailsplit.splitting.SplittingMethod;
import tailsplit.workbench.shared.Words;

/**
 * A run in the list.
 *
 * @param queued empty for a run that is not in the queue, an old one or one of the command line
 * @param slurm  empty for a run that was not given to Slurm, or whose job is done
 */
public record RunItem(RunSummary summary, Optional<QueuedRun> queued, Optional<CellState> slurm, Pulse pulse) {
    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** Files of another machine are seen later, and its clock may differ. */
    private static final Duration SILENCE_ELSEWHERE = Duration.ofMinutes(3);

    /** Whether the process that trains a run still tells so; it depends on the time. */
    enum Pulse { BEATING, SILENT, NONE }

    static RunItem of(RunSummary summary, Optional<QueuedRun> queued, Optional<CellState> slurm) {
        // What is done last counts: a run of the queue that ended there may have been given to Slurm.
        boolean here = queued.filter(run -> !run.phase().isOver() || slurm.filter(state -> state.kind().isActive()).isEmpty()).isPresent();
        return new RunItem(summary, here ? queued : Optional.empty(), here ? Optional.empty() : slurm,
                summary.status().map(RunItem::pulse).orElse(Pulse.NONE));
    }

    private static Pulse pulse(RunStatus status) {
        return !status.isAlive() ? Pulse.NONE
                : status.heartbeat().isBefore(Instant.now()
                        .minus(status.process().isHere() ? SILENCE : SILENCE_ELSEWHERE)) ? Pulse.SILENT : Pulse.BEATING;
    }

    /** How a state is coloured. */
    enum Tone { QUIET, BUSY, GOOD, WARNING, BAD }

    public String run() {
        return summary.run();
    }

    String title() {
        return summary.problem().isPresent() ? run() : summary.configuration().get(Settings.NAME);
    }

    /** Where it is in its life; a run outside the queue is judged by what Slurm and its own status say. */
    Phase phase() {
        return queued.map(QueuedRun::phase).or(() -> slurm.flatMap(RunItem::phase))
                .orElseGet(() -> summary.status().map(this::phase).orElse(Phase.STOPPED));
    }

    /** Empty where the run's own status tells more. */
    private static Optional<Phase> phase(CellState state) {
        return switch (state.kind()) {
            case WAITING, REQUEUED -> Optional.of(Phase.WAITING);
            case STARTING, RUNNING -> Optional.of(Phase.RUNNING);
            case CANCELLED, STOPPED -> Optional.of(Phase.STOPPED);
            case LOST, INTERRUPTED -> Optional.of(Phase.INTERRUPTED);
            case FAILED -> Optional.of(Phase.FAILED);
            case FINISHED, DIVERGED -> Optional.empty();
        };
    }

    /** Whether Slurm has it: it waits there or is trained. */
    public boolean isInSlurm() {
        return slurm.filter(state -> state.kind().isActive()).isPresent();
    }

    private Phase phase(RunStatus status) {
        return switch (status.state()) {
            case STARTING, RUNNING -> pulse == Pulse.NONE ? Phase.INTERRUPTED : Phase.RUNNING;
            case FINISHED -> Phase.FINISHED;
            case STOPPED -> Phase.STOPPED;
            case DIVERGED -> Phase.DIVERGED;
            case FAILED -> Phase.FAILED;
        };
    }

    /** What sets it apart from its neighbours. */
    String details() {
        if (summary.problem().isPresent()) {
            return summary.problem().get();
        }
        Configuration c = summary.configuration();
        RuleKind rule = c.get(Settings.RULE_NAME);
        return "%s, %s, %s, %s%s, seed %d".formatted(Words.sentenceCase(c.get(Settings.DATASET_NAME).shortLabel()), imbalance(c), method(c),
                c.get(Settings.LOSS_NAME).inSentence(), rule == RuleKind.NONE ? "" : " + " + rule.inSentence(),
                        c.get(Settings.TRAINING_SEED));
    }

    private static String imbalance(Configuration c) {
        Kind<Profile> profile = c.get(Settings.IMBALANCE_PROFILE);
        return profile.settings().contains(Profile.FACTOR) ? String.format(Locale.ROOT, "factor %s", c.get(Profile.FACTOR))
                : profile == Profile.CUSTOM ? "own counts" : profile.inSentence();
    }

    private static String method(Configuration c) {
        return c.get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS ? "CWS"
                : c.get(Settings.TRAINING_CLASSIFIER) == ClassifierTraining.CRT ? "cRT" : "baseline";
    }

    /** In a word or two. */
    String state() {
        Optional<RunStatus> status = summary.status();
        return switch (phase()) {
            case WAITING -> slurm.map(state -> state.kind() == CellState.Kind.REQUEUED ? "requeued" : "waiting").orElse("waiting");
            case RUNNING -> isStarting() ? "starting" : pulse == Pulse.SILENT ? "not responding"
                    : status.filter(now -> now.secondsLeft() > 0).map(now -> timeLeft(now) + " left")
                    .orElse(status.filter(now -> now.epoch() > 0).isPresent() ? "finishing" : "starting");
            case PAUSING -> "pausing";
            case STOPPING -> "stopping";
            case PAUSED -> "paused";
            case STOPPED -> slurm.filter(state -> state.kind() == CellState.Kind.CANCELLED).map(_ -> "cancelled").orElse("stopped");
            case INTERRUPTED -> slurm.filter(state -> state.kind() == CellState.Kind.LOST).map(_ -> "lost its node").orElse("interrupted");
            case FINISHED -> accuracy();
            case DIVERGED -> "diverged";
            case FAILED -> "failed";
        };
    }

    private String accuracy() {
        return summary.result().flatMap(RunResult::last).map(ScoredEpoch::accuracy).map(Words::percent).orElse("finished");
    }

    static String timeLeft(RunStatus status) {
        return Words.duration(Duration.ofSeconds(Math.round(status.secondsLeft())));
    }

    Tone tone() {
        return switch (phase()) {
            case RUNNING, PAUSING, STOPPING -> state().equals("not responding") ? Tone.WARNING : Tone.BUSY;
            case FINISHED -> Tone.GOOD;
            case DIVERGED, INTERRUPTED -> Tone.WARNING;
            case FAILED -> Tone.BAD;
            default -> Tone.QUIET;
        };
    }

    /** Why it is where it is; empty where there is nothing to explain. */
    String reason() {
        return queued.flatMap(QueuedRun::reason).or(this::inSlurm).or(() -> summary.status().flatMap(RunStatus::reason))
                .or(() -> summary.problem()).orElse(phase() == Phase.INTERRUPTED ? "Its process ended unexpectedly." : "");
    }

    /** Whether Slurm has started it and nothing was heard of the run yet: its status is an earlier one. */
    boolean isStarting() {
        return slurm.filter(state -> state.kind() == CellState.Kind.STARTING).isPresent();
    }

    private Optional<String> inSlurm() {
        return slurm.filter(state -> phase(state).isPresent() && state.kind() != CellState.Kind.RUNNING)
                .map(state -> "Slurm job %s: %s.".formatted(state.job(), state.text()));
    }

    /** From 0 to 1. */
    double progress() {
        return summary.status().map(RunItem::progress).orElse(0.0);
    }

    static double progress(RunStatus status) {
        double epoch = status.batches() == 0 ? 0 : (double) status.batch() / status.batches();
        return status.epochs() == 0 ? 0 : Math.min(1, (status.epoch() + epoch) / status.epochs());
    }

    boolean isOver() {
        return summary.status().map(RunStatus::state).map(RunState::isOver).orElse(false);
    }

    /** For the order of what is not in the queue. */
    Instant latest() {
        return isInSlurm() ? phase() == Phase.RUNNING ? Instant.MAX : Instant.MAX.minusSeconds(1)
                : summary.status().map(RunStatus::heartbeat).orElse(Instant.EPOCH);
    }
}
