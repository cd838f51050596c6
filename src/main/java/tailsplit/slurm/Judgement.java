package tailsplit.slurm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.slurm.CellState.Kind;

/**
 * Says where a run stands, from its folder and from what Slurm says of its task. A result in the folder counts most; a
 * task that Slurm no longer knows is judged by the folder alone.
 *
 * @param number    of the task, for example {@code 12_3}
 * @param task      empty where Slurm does not know it any more
 * @param cancelled whether Tailsplit has cancelled it
 */
record Judgement(RunFolder run, String number, Optional<SlurmTask> task, boolean cancelled, Path log) {
    /** Of a heartbeat: for nodes whose names in Slurm are not those of their machines. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** Slurm's reasons in plain words; others are said as they are. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("Resources", "for free resources"),
            Map.entry("Priority", "others are before it"),
            Map.entry("JobArrayTaskLimit", "as many run as may at a time"),
            Map.entry("BeginTime", "Slurm waits a moment before it starts it again"),
            Map.entry("JobHeldUser", "it is held; scontrol release lets it go"),
            Map.entry("JobHeldAdmin", "an administrator holds it"),
            Map.entry("ReqNodeNotAvail", "its node is not available"),
            Map.entry("PartitionDown", "the partition is down"),
            Map.entry("PartitionTimeLimit", "it asks for more time than the partition allows"),
            Map.entry("Dependency", "for another job"));

    CellState state() {
        Optional<RunResult> result = run.result();
        if (result.isPresent()) {
            return result.get().state() == RunState.DIVERGED
                    ? state(Kind.DIVERGED, "diverged: " + result.get().reason().orElse("no reason is recorded"))
                    : state(Kind.FINISHED, "finished" + result.get().last()
                            .map(last -> String.format(Locale.ROOT, ", %.2f %%", 100 * last.accuracy())).orElse(""));
        }
        return task.map(this::of).orElseGet(this::forgotten);
    }

    private CellState of(SlurmTask known) {
        String on = known.node().isEmpty() ? "" : " on " + known.node();
        return switch (known.state()) {
            case "PENDING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "SPECIAL_EXIT", "RESV_DEL_HOLD" -> waiting(known);
            case "CONFIGURING" -> state(Kind.WAITING, "waiting in Slurm: its node gets ready");
            case "RUNNING" -> isUnderWay(known.node()) ? state(Kind.RUNNING, "running%s%s".formatted(on, progress()))
                    : state(Kind.STARTING, "starting" + on);
            case "SUSPENDED", "STOPPED", "SIGNALING", "STAGE_OUT",
                    "RESIZING" -> state(Kind.RUNNING, "suspended%s%s".formatted(on, progress()));
            case "COMPLETING" -> state(Kind.RUNNING, "ending" + on);
            case "CANCELLED", "REVOKED" -> state(Kind.CANCELLED, "cancelled" + after());
            case "NODE_FAIL", "BOOT_FAIL" -> state(Kind.LOST,
                    "lost its node%s%s".formatted(known.node().isEmpty() ? "" : " " + known.node(), after()));
            case "PREEMPTED" -> state(Kind.STOPPED, "preempted" + after());
            case "TIMEOUT", "DEADLINE" -> state(Kind.STOPPED, "stopped by the time limit" + after());
            case "OUT_OF_MEMORY" -> state(Kind.FAILED, "failed: out of memory%s; allow it more with --memory".formatted(on));
            default -> cancelled ? state(Kind.CANCELLED, "cancelled" + after()) : ended(on);
        };
    }

    /** What an earlier start left on another node does not count. */
    private boolean isUnderWay(String node) {
        return run.status().filter(status -> !status.state().isOver()).filter(status -> isNode(status.process().host().orElse(""), node)
                || status.heartbeat().isAfter(Instant.now().minus(FRESH))).isPresent();
    }

    /** A machine may call itself by its full name. */
    private static boolean isNode(String host, String node) {
        return host.split("\\.")[0].equals(node.split("\\.")[0]);
    }

    private CellState waiting(SlurmTask known) {
        String reason = REASONS.getOrDefault(known.reason(), known.reason());
        String why = reason.isEmpty() ? "" : " (%s)".formatted(reason);
        return known.restarts() > 0 ? state(Kind.REQUEUED, "requeued%s%s".formatted(after(), why))
                : state(Kind.WAITING, "waiting in Slurm" + why);
    }

    /** A task that ended without a result. */
    private CellState ended(String on) {
        Optional<RunStatus> status = run.status();
        if (status.filter(said -> said.state() == RunState.STOPPED).isPresent()) {
            return state(Kind.STOPPED, "stopped" + after());
        }
        if (status.filter(said -> !said.state().isOver()).isPresent()) {
            return state(Kind.INTERRUPTED, "interrupted%s%s: its process was killed or crashed; see %s".formatted(on, after(), log));
        }
        String reason = status.filter(said -> said.state() == RunState.FAILED).flatMap(RunStatus::reason)
                .or(this::lastWords).orElse("it left no reason");
        return state(Kind.FAILED, "failed%s: %s; see %s".formatted(on, reason, log));
    }

    private CellState forgotten() {
        Optional<RunStatus> status = run.status();
        if (status.filter(RunStatus::isAlive).isPresent()) {
            return state(Kind.RUNNING, "running%s%s".formatted(status.get().process().host().map(" on "::concat).orElse(""), progress()));
        }
        if (cancelled) {
            return state(Kind.CANCELLED, "cancelled" + after());
        }
        if (status.isEmpty() && !Files.exists(log)) {
            return state(Kind.STOPPED, number.isEmpty() ? "never submitted"
                    : "never begun; Slurm does not know %s any more, as after scancel".formatted(number));
        }
        if (status.isEmpty() || status.get().state().isOver()) {
            return ended("");
        }
        return state(Kind.LOST, "lost%s%s; Slurm does not know %s any more"
                .formatted(status.get().process().host().map(" on "::concat).orElse(""), after(), number));
    }

    private String progress() {
        return run.status().filter(status -> !status.state().isOver() && status.epochs() > 0)
                .map(status -> ", epoch %d of %d".formatted(Math.min(status.epochs(), status.epoch() + 1), status.epochs())).orElse("");
    }

    private String after() {
        return run.status().filter(status -> status.epoch() > 0)
                .map(status -> " after epoch %d of %d".formatted(status.epoch(), status.epochs())).orElse("");
    }

    private Optional<String> lastWords() {
        try {
            List<String> lines = Files.readString(log, UTF_8).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast().replaceFirst("^tailsplit: ", ""));
        } catch (IOException _) {
            return Optional.empty(); // the task never began, or the log is not for this user
        }
    }

    private CellState state(Kind kind, String text) {
        return new CellState(kind, text, number);
    }
}
