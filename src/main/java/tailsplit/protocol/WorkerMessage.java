package tailsplit.protocol;

import java.util.Optional;

/** What a worker process tells the one that waits for it, a line each on its standard output. */
public sealed interface WorkerMessage {
    /** Reads back equal. */
    String line();

    /** Empty for a line that is something else: libraries print, too. */
    static Optional<WorkerMessage> of(String line) {
        int space = line.indexOf(' ');
        String rest = line.substring(space + 1);
        try {
            return switch (line.substring(0, Math.max(0, space))) {
                case Progress.WORD -> Optional.of(new Progress(Double.parseDouble(rest)));
                case Refused.WORD -> Optional.of(new Refused(rest));
                case Failed.WORD -> Optional.of(new Failed(rest));
                default -> Optional.empty();
            };
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** @param share that is done, from 0 to 1 */
    record Progress(double share) implements WorkerMessage {
        private static final String WORD = "progress";

        @Override
        public String line() {
            return WORD + " " + share;
        }
    }

    /**
     * What it was given does not allow it.
     *
     * @param sentence for the user, in one line
     */
    record Refused(String sentence) implements WorkerMessage {
        private static final String WORD = "refused";

        public Refused {
            sentence = inOneLine(sentence);
        }

        @Override
        public String line() {
            return WORD + " " + sentence;
        }
    }

    /**
     * Something else went wrong, of which its log says more.
     *
     * @param sentence for the user, in one line
     */
    record Failed(String sentence) implements WorkerMessage {
        private static final String WORD = "failed";

        public Failed {
            sentence = inOneLine(sentence);
        }

        @Override
        public String line() {
            return WORD + " " + sentence;
        }
    }

    private static String inOneLine(String sentence) {
        return String.valueOf(sentence).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
