package tailsplit.command;

import java.util.ArrayList;
import java.util.List;
import tailsplit.file.Problem;
import tailsplit.protocol.ExitCode;

/** What no thread caught: said like everything else. Without memory nothing goes on, and waiting for it would never end. */
final class Uncaught implements Thread.UncaughtExceptionHandler {
    private static final int ROOM = 1 << 20;

    /** Given up where memory ran out, to have the room to say so. */
    private final List<byte[]> room = new ArrayList<>(List.of(new byte[ROOM]));

    @Override
    public void uncaughtException(Thread thread, Throwable problem) {
        room.clear();
        System.err.println("tailsplit: " + Problem.sentence(problem));
        if (Problem.isLackOfMemory(problem)) {
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
    }
}
