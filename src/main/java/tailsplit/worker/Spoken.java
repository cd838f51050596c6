package tailsplit.worker;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.file.InvalidInputException;

/**
 * What a process tells the one that waits for it, a line each on its standard output: {@code progress SHARE} as it goes
 * on, {@code problem SENTENCE} where what it was given does not allow it, {@code failure SENTENCE} where something else
 * went wrong, of which its log says more. It ends when its standard input does.
 */
final class Spoken {
    private static final Logger LOG = Logger.getLogger(Spoken.class.getName());

    private Spoken() {}

    interface Work {
        void run() throws Exception;
    }

    /** @return the exit code */
    static int run(Work work) {
        Thread.ofPlatform().daemon().name("input").start(Spoken::endWithInput);
        try {
            work.run();
            return ExitCode.DONE;
        } catch (InvalidInputException e) {
            System.out.println("problem " + e.getMessage());
            return ExitCode.INVALID_INPUT;
        } catch (Exception | Error e) {
            LOG.log(Level.SEVERE, "failed", e);
            System.out.println("failure " + (e instanceof OutOfMemoryError ? "out of memory" : e.getMessage()));
            return ExitCode.FAILED;
        }
    }

    static void progress(double share) {
        System.out.println("progress " + share);
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException e) {
            LOG.log(Level.INFO, "standard input broke", e);
        }
        System.exit(ExitCode.STOPPED);
    }
}
