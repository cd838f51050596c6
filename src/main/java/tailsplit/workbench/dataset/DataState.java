package tailsplit.workbench.dataset;

import tailsplit.dataset.Dataset;

/** How far a data set is at hand. */
public sealed interface DataState {
    /** @param progress how far it is, "" where that is not known */
    record Loading(String progress) implements DataState {}

    record Loaded(Dataset dataset) implements DataState {}

    /** @param problem why it is not there, a sentence for the user */
    record Missing(String problem) implements DataState {}
}
