package tailsplit.worker;

import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Problem;
import tailsplit.protocol.ExitCode;
import tailsplit.protocol.WorkerMessage;

/** Does the one task of a worker process that somebody waits for, and tells how it goes. It ends when its standard input does. */
final class TaskRunner {
    private static final Logger LOG = Logger.getLogger(TaskRunner.class.getName());

    private TaskRunner() {}

    interface Task {
        void run() throws Exception;
    }

    /** @return the exit code */
    static int run(Task task) {
        StandardInput.atItsEnd(() -> System.exit(ExitCode.STOPPED));
        try {
            task.run();
            return ExitCode.DONE;
        } catch (InvalidInputException e) {
            tell(new WorkerMessage.Refused(Problem.sentence(e)));
            return ExitCode.INVALID_INPUT;
        } catch (Exception | Error e) {
            LOG.log(Level.SEVERE, "failed", e);
            tell(new WorkerMessage.Failed(Problem.sentence(e)));
            return ExitCode.FAILED;
        }
    }

    /** @param share that is done, from 0 to 1 */
    static void progress(double share) {
        tell(new WorkerMessage.Progress(share));
    }

    private static void tell(WorkerMessage message) {
        System.out.println(message.line());
    }
}
