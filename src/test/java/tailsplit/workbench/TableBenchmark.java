package tailsplit.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.PaperExperiment;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.results.Observation;
import tailsplit.results.ResultTable;
import tailsplit.results.Selection;
import tailsplit.results.TableLayout;

/** How long the 96 runs of Table 1 take to be read and laid out, part of the {@link WindowBenchmark}. */
public final class TableBenchmark {
    private static final int PROCESSES = 3;
    private static final int ROUNDS = 16;
    private static final Ablation GRID = PaperExperiment.TABLE_1.quick();

    private TableBenchmark() {}

    /**
     * As the launcher starts it. The first table waits for Java to load and compile all that it needs; the runs are
     * written by another process.
     */
    static void inProcessesOfItsOwn(Path folder) throws IOException, InterruptedException {
        MadeUpRuns.grid(new Workspace(folder), GRID, cell -> 0.5 + cell.get(Settings.IMBALANCE_FACTOR));
        for (int i = 0; i < PROCESSES; i++) {
            String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            new ProcessBuilder(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-classpath",
                    System.getProperty("java.class.path"), TableBenchmark.class.getName(), folder.toString())
                    .inheritIO().start().waitFor();
        }
    }

    public static void main(String[] arguments) {
        Workspace workspace = new Workspace(Path.of(arguments[0]));
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            List<Observation> observations = Observation.of(workspace.ablation(GRID.name()), workspace.summaries());
            TableLayout layout = TableLayout.automatic(observations, PaperExperiment.of(GRID), List.of(), Selection.LAST);
            ResultTable table = ResultTable.of(GRID.name(), observations, layout);
            millis[i] = (System.nanoTime() - start) / 1e6;
            if (table.rows().size() != 12 || table.columns().size() != 24) {
                throw new IllegalStateException("another table than the paper's");
            }
        }
        System.out.printf(Locale.ROOT, "a table of 96 run folders, the first of a process: %.0f ms%n", millis[0]);
        WindowBenchmark.report("the same table again, ms", Arrays.copyOfRange(millis, 1, millis.length));
    }
}
