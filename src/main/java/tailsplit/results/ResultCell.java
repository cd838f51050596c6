package tailsplit.results;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tailsplit.run.RunState;
import tailsplit.run.Standing;

/** A cell of a table. */
public sealed interface ResultCell {
    String DASH = "\u2013";

    /** What a table's reader needs to hear most. */
    List<RunState> GRAVEST_FIRST = List.of(RunState.BROKEN, RunState.DIVERGED, RunState.FAILED, RunState.LOST, RunState.INTERRUPTED,
            RunState.UNRESPONSIVE, RunState.RUNNING, RunState.STARTING, RunState.STOPPING, RunState.PAUSING, RunState.REQUEUED,
            RunState.WAITING, RunState.CANCELLED, RunState.STOPPED, RunState.PAUSED, RunState.NOT_BEGUN, RunState.MISSING);

    /** As it is shown: a number with two digits, "87.91 ± 0.32", or a word. */
    String text();

    /** More about it, in a sentence; empty where the text says all. */
    default Optional<String> note() {
        return Optional.empty();
    }

    /** What of the note a reader of the whole table is to know: not what only waits for its turn. */
    default Optional<String> remark() {
        return note();
    }

    /** The number in it; NaN where there is none. */
    default double value() {
        return Double.NaN;
    }

    /**
     * The mean over the seeds of what runs came to, in per cent.
     *
     * @param runs all that belong here, finished or not
     * @param best of those that it is compared with
     */
    record Score(Summary summary, List<Observation> runs, boolean best) implements ResultCell {
        @Override
        public String text() {
            return summary.n() == 0 ? state() : spread(summary, "%.2f")
                    + (summary.n() < runs.size() ? " (%d of %d)".formatted(summary.n(), runs.size())
                    : summary.n() > 1 ? " (%d)".formatted(summary.n()) : "");
        }

        @Override
        public double value() {
            return summary.mean();
        }

        @Override
        public Optional<String> note() {
            return said(state -> state != RunState.FINISHED);
        }

        @Override
        public Optional<String> remark() {
            return said(state -> state == RunState.DIVERGED || state.isMishap());
        }

        private Optional<String> said(Predicate<RunState> of) {
            List<String> texts = runs.stream().map(Observation::standing).filter(standing -> of.test(standing.state()))
                    .map(Standing::text).distinct().toList();
            return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", texts));
        }

        /** What keeps the cell empty, the gravest first. */
        private String state() {
            return runs.stream().map(run -> run.standing().state()).filter(state -> state != RunState.FINISHED)
                    .min(Comparator.comparingInt(GRAVEST_FIRST::indexOf)).map(RunState::label).orElse(runs.isEmpty() ? "" : DASH);
        }

        Score asBest() {
            return new Score(summary, runs, true);
        }
    }

    /** The mean of the differences between runs of the same seeds, with and without splitting. */
    record Gain(Summary summary) implements ResultCell {
        @Override
        public String text() {
            return summary.n() == 0 ? "" : spread(summary, "%+.2f");
        }

        @Override
        public double value() {
            return summary.mean();
        }

        @Override
        public Optional<String> note() {
            return summary.p().stream().mapToObj(p ->
                    String.format(Locale.ROOT, "paired t-test over %d seeds: p = %.3g", summary.n(), p)).findFirst();
        }
    }

    /** What the paper prints. */
    record Printed(Optional<PaperTables.Printed> number) implements ResultCell {
        @Override
        public String text() {
            return number.map(printed -> Double.isNaN(printed.percent()) ? DASH
                    : String.format(Locale.ROOT, "%." + printed.digits() + "f", printed.percent())
                    + (printed.suspicion().isPresent() ? "*" : "")).orElse("");
        }

        @Override
        public double value() {
            return number.map(PaperTables.Printed::percent).orElse(Double.NaN);
        }

        @Override
        public Optional<String> note() {
            return number.flatMap(PaperTables.Printed::suspicion);
        }
    }

    /** The difference of two numbers that the paper prints. */
    record PrintedGain(double value) implements ResultCell {
        @Override
        public String text() {
            return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%+.2f", value);
        }
    }

    private static String spread(Summary summary, String format) {
        String mean = String.format(Locale.ROOT, format, summary.mean());
        return Double.isNaN(summary.sd()) ? mean : mean + String.format(Locale.ROOT, " \u00b1 %.2f", summary.sd());
    }
}
