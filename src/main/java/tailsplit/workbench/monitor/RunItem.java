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
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.run.Standing;
import tailsplit.schedule.ClassifierTraining;
import tailsplit.service.QueuedRun;
import tailsplit.setting.Kind;
import tailsplit.slurm.SubmittedRun;
import tailsplit.splitting.SplittingMethod;
import tailsplit.workbench.shared.Words;

/**
 * A run in the list.
 *
 * @param queued   empty for a run that is not in the queue, an old one or one of the command line
 * @param slurm    empty for a run that was not given to Slurm, or whose job is done
 * @param standing of the run, from whichever of them tells most
 */
public record RunItem(RunSummary summary, Optional<QueuedRun> queued, Optional<SubmittedRun> slurm, Standing standing) {
    static RunItem of(RunSummary summary, Optional<QueuedRun> queued, Optional<SubmittedRun> slurm) {
        // What is done last counts: a run of the queue that ended there may have been given to Slurm.
        boolean here = queued.filter(run -> !run.state().isOver() || slurm.filter(SubmittedRun::isInSlurm).isEmpty()).isPresent();
        Standing folder = summary.standing();
        return here ? new RunItem(summary, queued, Optional.empty(), queued.get().standing(folder))
                : new RunItem(summary, Optional.empty(), slurm, slurm.map(SubmittedRun::standing).orElse(folder));
    }

    /** How a state is coloured. */
    enum Tone { QUIET, BUSY, GOOD, WARNING, BAD }

    public String run() {
        return summary.run();
    }

    String title() {
        return summary.problem().isPresent() ? run() : summary.configuration().get(Settings.NAME);
    }

    RunState state() {
        return standing.state();
    }

    /** Whether Slurm has it: it waits there or is trained. */
    public boolean isInSlurm() {
        return slurm.filter(SubmittedRun::isInSlurm).isPresent();
    }

    /** What sets it apart from its neighbours. */
    String details() {
        if (summary.problem().isPresent()) {
            return summary.problem().get();
        }
        Configuration c = summary.configuration();
        RuleKind rule = c.get(Settings.RULE_NAME);
        return "%s%s, %s, %s, %s%s, seed %d".formatted(summary.outdated().map(sentence -> sentence + ". ").orElse(""),
                Words.sentenceCase(c.get(Settings.DATASET_NAME).shortLabel()), imbalance(c), method(c),
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

    /** Where it stands, in a word or two: the time it takes, what it has reached, or its state. */
    String label() {
        return switch (state()) {
            case RUNNING -> summary.status().filter(now -> now.secondsLeft() > 0).map(now -> timeLeft(now) + " left")
                    .orElse(standing.epoch() > 0 ? "finishing" : RunState.STARTING.label());
            case FINISHED -> Double.isNaN(standing.accuracy()) ? state().label() : Words.percent(standing.accuracy());
            default -> state().label();
        };
    }

    static String timeLeft(RunStatus status) {
        return Words.duration(Duration.ofSeconds(Math.round(status.secondsLeft())));
    }

    Tone tone() {
        return switch (state()) {
            case STARTING, RUNNING, PAUSING, STOPPING -> Tone.BUSY;
            case FINISHED -> Tone.GOOD;
            case DIVERGED, INTERRUPTED, LOST, UNRESPONSIVE -> Tone.WARNING;
            case FAILED, BROKEN -> Tone.BAD;
            default -> Tone.QUIET;
        };
    }

    /** Why it is where it is; empty where there is nothing to explain. */
    String reason() {
        return inSlurm().or(standing::reason).or(summary::problem).map(Words::sentenceCase).orElse("");
    }

    private Optional<String> inSlurm() {
        return slurm.filter(_ -> !state().isResult() && state() != RunState.RUNNING)
                .map(run -> "Slurm job %s: %s.".formatted(run.task(), standing.text()));
    }

    /** From 0 to 1. */
    double progress() {
        return summary.status().map(RunItem::progress).orElse(0.0);
    }

    static double progress(RunStatus status) {
        double epoch = status.batches() == 0 ? 0 : (double) status.batch() / status.batches();
        return status.epochs() == 0 ? 0 : Math.min(1, (status.epoch() + epoch) / status.epochs());
    }

    /** For the order of what is not in the queue. */
    Instant latest() {
        return isInSlurm() ? state() == RunState.RUNNING ? Instant.MAX : Instant.MAX.minusSeconds(1)
                : summary.status().map(RunStatus::heartbeat).orElse(Instant.EPOCH);
    }
}
