package tailsplit.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tailsplit.dataset.Dataset;
import tailsplit.run.RunFolder;

/**
 * The runs that the cells of an ablation come to in a workspace.
 *
 * @param cells by the name of the run's folder, in the order of the axes; two cells that compute the same are one run
 * @param names of each cell's run, by the cell as the grid asks for it
 */
public record PlannedRuns(Ablation ablation, Workspace workspace, Map<String, Ablation.Cell> cells, Map<Configuration, String> names) {
    /** @throws tailsplit.file.InvalidInputException where a cell does not fit the data set */
    public static PlannedRuns of(Ablation ablation, Dataset dataset, Workspace workspace) {
        Set<String> there = workspace.runNames();
        Map<String, Ablation.Cell> cells = new LinkedHashMap<>();
        Map<Configuration, String> names = new LinkedHashMap<>();
        for (Ablation.Cell cell : ablation.resolve(dataset)) {
            String run = workspace.runFolder(cell.resolved(), there).getFileName().toString();
            names.put(cell.asked(), run);
            cells.putIfAbsent(run, cell);
        }
        return new PlannedRuns(ablation, workspace, cells, names);
    }

    public RunFolder folder(String run) {
        return new RunFolder(workspace.runs().resolve(run));
    }

    /** Keeps the grid and the names of its runs in the workspace. */
    public void keep() {
        workspace.ablation(ablation.name()).write(ablation, names);
    }
}
