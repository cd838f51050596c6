package tailsplit.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import tailsplit.torture.Said;

/** Commands as they are typed, within this process, one at a time. */
public final class Commands {
    private static final Logger ROOT = Logger.getLogger("");

    private Commands() {}

    /** What is logged is said on the error stream, as in a process of its own. */
    public static Said run(String... arguments) {
        PrintStream standardOut = System.out;
        PrintStream standardErr = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, UTF_8);
        Handler log = new StreamHandler(errors, new SimpleFormatter());
        ROOT.addHandler(log);
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(errors);
        try {
            int code = Tailsplit.run(arguments);
            log.flush();
            return new Said(code, out.toString(UTF_8), err.toString(UTF_8));
        } finally {
            System.setOut(standardOut);
            System.setErr(standardErr);
            ROOT.removeHandler(log);
        }
    }
}
