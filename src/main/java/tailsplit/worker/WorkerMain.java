package tailsplit.worker;

import java.util.List;
import tailsplit.protocol.Program;
import tailsplit.protocol.WorkerCommand;

/** Where every worker process begins. */
public final class WorkerMain {
    private WorkerMain() {}

    /** @param arguments of a {@link WorkerCommand} */
    public static void main(String[] arguments) throws Exception {
        Program.speakEnglish();
        System.exit(switch (WorkerCommand.of(List.of(arguments))) {
            case WorkerCommand.Train command -> TrainingWorker.run(command);
            case WorkerCommand.Evaluate command -> EvaluationWorker.run(command);
            case WorkerCommand.FindModes command -> ModesWorker.run(command);
            case WorkerCommand.Benchmark command -> BenchmarkWorker.run(command);
            case WorkerCommand.SelfTest command -> SelfTestWorker.run(command);
        });
    }
}
