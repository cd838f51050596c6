package tailsplit.workbench.monitor;

import java.util.Locale;
import java.util.Optional;
import tailsplit.run.Provenance;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.workbench.shared.Words;

/** How far a run is, in a line. */
final class RunProgress {
    private RunProgress() {}

    /** @param status the latest that is known, later than the item's */
    static String of(RunItem item, Optional<RunStatus> status, Optional<Provenance> from) {
        return status.filter(_ -> item.state() != RunState.STARTING)
                .map(now -> item.state().isActive() ? active(now, from) : ended(item, now)).orElse(item.label());
    }

    private static String ended(RunItem item, RunStatus now) {
        return "%s, %d of %d epochs".formatted(item.state().label(), now.epoch(), now.epochs());
    }

    private static String active(RunStatus now, Optional<Provenance> from) {
        if (now.batches() == 0 && now.epoch() == 0) {
            return "starting";
        }
        String speed = Double.isNaN(now.imagesPerSecond()) ? ""
                : String.format(Locale.ROOT, " \u00b7 %,.0f images/s", now.imagesPerSecond());
        String left = now.secondsLeft() > 0 ? " \u00b7 " + RunItem.timeLeft(now) + " left" : "";
        String memory = Double.isNaN(now.memory()) ? "" : String.format(Locale.ROOT, " \u00b7 %.1f GB", now.memory() / 1e9);
        String batch = now.batches() == 0 ? "" : " \u00b7 batch %d of %d".formatted(now.batch(), now.batches());
        String device = from.map(known -> " \u00b7 %s, %s".formatted(known.device().toUpperCase(Locale.ROOT),
                Words.count(known.threads(), "thread"))).orElse("");
        String elsewhere = now.elsewhere().map(" \u00b7 on "::concat).orElse("");
        return "epoch %d of %d%s%s%s%s%s%s".formatted(Math.min(now.epochs(), now.epoch() + 1), now.epochs(), batch,
                left, speed, device, memory, elsewhere);
    }
}
