package tailsplit.worker;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.network.PrecisionChoice;
import tailsplit.run.Provenance;

/** A run may go on where the same training gives other last digits than where it began. */
final class OtherMachine {
    private OtherMachine() {}

    /** What of that is known, in sentences for the log. */
    static List<String> differences(Provenance began, Provenance now) {
        return Stream.of(difference(device(began), device(now)),
                        difference(libtorch(began), libtorch(now)),
                        difference(threads(began), threads(now)),
                        difference(precision(began.currentPrecision()), precision(now.precision())))
                .flatMap(Optional::stream).toList();
    }

    private static Optional<String> difference(String began, String now) {
        return began.equals(now) ? Optional.empty()
                : Optional.of("the run began with %s and goes on with %s: its last digits may differ".formatted(began, now));
    }

    private static String libtorch(Provenance of) {
        return "libtorch %s".formatted(of.pytorch());
    }

    private static String precision(String name) {
        return PrecisionChoice.valueOf(name.toUpperCase(Locale.ROOT)).label();
    }

    private static String threads(Provenance of) {
        return of.threads() == 1 ? "1 thread" : "%d threads".formatted(of.threads());
    }

    private static String device(Provenance of) {
        return of.device().equals("cpu") ? "the processor" : of.gpu().orElse("a GPU");
    }
}
