package tailsplit.workbench.monitor;

/**
 * Something to be said of a run.
 *
 * @param term a word of the sentence that the guide explains
 * @param link where it does
 */
record Finding(String sentence, String term, String link) {
    Finding {
        if (!sentence.contains(term)) {
            throw new IllegalArgumentException("\"%s\" does not speak of \"%s\"".formatted(sentence, term));
        }
    }
}
