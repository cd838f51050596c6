package tailsplit.slurm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tailsplit.file.InvalidInputException;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.run.Standing;

/**
 * Finds out where a run that was given to Slurm stands, from its folder and from what Slurm says of its task. A result in
 * the folder counts most; of a task that Slurm no longer knows the folder alone tells.
 *
 * @param number    of the task, for example {@code 12_3}; empty where it was not submitted
 * @param task      empty where Slurm does not know it any more
 * @param cancelled whether Tailsplit has cancelled it
 * @param log       of the task
 */
record RunOnSlurm(RunFolder run, String number, Optional<SlurmTask> task, boolean cancelled, Path log) {
    /** Of a heartbeat: for nodes whose names in Slurm are not those of their machines. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final Optional<String> IN_SLURM = Optional.of("in Slurm");

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

    Standing standing() {
        try {
            return readable();
        } catch (InvalidInputException e) {
            return state(RunState.BROKEN, e.getMessage());
        }
    }

    private Standing readable() {
        return run.hasResult() ? Standing.of(run.status(), run.result()) : task.map(this::of).orElseGet(this::forgotten);
    }

    private Standing of(SlurmTask known) {
        Optional<String> on = known.node().isEmpty() ? Optional.empty() : Optional.of("on " + known.node());
        return switch (known.state()) {
            case "PENDING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "SPECIAL_EXIT", "RESV_DEL_HOLD" -> waiting(known);
            case "CONFIGURING" -> state(RunState.WAITING, "its node gets ready").at(IN_SLURM);
            case "RUNNING" -> isUnderWay(known.node()) ? underWay().at(on)
                    : Standing.of(RunState.STARTING, Optional.empty()).at(on);
            case "SUSPENDED", "STOPPED", "SIGNALING", "STAGE_OUT",
                    "RESIZING" -> state(RunState.RUNNING, "Slurm has suspended it").at(on);
            case "COMPLETING" -> state(RunState.RUNNING, "its task is ending").at(on);
            case "CANCELLED", "REVOKED" -> state(RunState.CANCELLED);
            case "NODE_FAIL", "BOOT_FAIL" -> known.node().isEmpty() ? state(RunState.LOST)
                    : state(RunState.LOST, known.node() + " failed");
            case "PREEMPTED" -> state(RunState.STOPPED, "Slurm preempted it");
            case "TIMEOUT", "DEADLINE" -> state(RunState.STOPPED, "its time limit was up");
            case "OUT_OF_MEMORY" -> state(RunState.FAILED, "out of memory; allow it more with --memory").at(on);
            default -> cancelled ? state(RunState.CANCELLED) : ended(on);
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

    private Standing waiting(SlurmTask known) {
        Optional<String> why = Optional.of(REASONS.getOrDefault(known.reason(), known.reason())).filter(reason -> !reason.isEmpty());
        Standing begun = Standing.of(known.restarts() > 0 ? RunState.REQUEUED : RunState.WAITING, why);
        return known.restarts() > 0 ? begun.after(run.status()) : begun.at(IN_SLURM);
    }

    /** A task that ended without a result. */
    private Standing ended(Optional<String> on) {
        Optional<RunStatus> status = run.status();
        if (status.filter(said -> said.state() == RunState.STOPPED).isPresent()) {
            return state(RunState.STOPPED);
        }
        if (status.filter(said -> !said.state().isOver()).isPresent()) {
            return state(RunState.INTERRUPTED, "its process was killed or crashed; see " + log).at(on);
        }
        String reason = status.filter(said -> said.state() == RunState.FAILED).flatMap(RunStatus::reason)
                .or(this::lastWords).orElse("it left no reason");
        return state(RunState.FAILED, "%s; see %s".formatted(reason, log)).at(on);
    }

    private Standing forgotten() {
        Optional<RunStatus> status = run.status();
        Optional<String> host = status.flatMap(said -> said.process().host());
        if (status.filter(RunStatus::isAlive).isPresent()) {
            return underWay().at(host.map("on "::concat));
        }
        if (cancelled) {
            return state(RunState.CANCELLED);
        }
        if (status.isEmpty() && !Files.exists(log)) {
            return state(RunState.NOT_BEGUN, number.isEmpty() ? "it was never submitted"
                    : "Slurm does not know %s any more, as after scancel".formatted(number));
        }
        if (status.isEmpty() || status.get().state().isOver()) {
            return ended(Optional.empty());
        }
        return state(RunState.LOST, "%s gives no sign of life, and Slurm does not know %s any more"
                .formatted(host.orElse("it"), number));
    }

    private Optional<String> lastWords() {
        try {
            List<String> lines = Files.readString(log, UTF_8).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast().replaceFirst("^tailsplit: ", ""));
        } catch (IOException _) {
            return Optional.empty(); // the task never began, or the log is not for this user
        }
    }

    private Standing underWay() {
        return state(run.status().filter(RunStatus::isSilent).isPresent() ? RunState.UNRESPONSIVE : RunState.RUNNING);
    }

    private Standing state(RunState state) {
        return Standing.of(state, Optional.empty()).after(run.status());
    }

    private Standing state(RunState state, String reason) {
        return state(state).with(state, reason);
    }
}
