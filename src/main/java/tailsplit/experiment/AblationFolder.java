package tailsplit.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;

/**
 * What a workspace keeps of an ablation: its grid, and the run of each cell. Every method throws
 * {@link InvalidInputException} where a file cannot be read or written.
 */
public record AblationFolder(Path path) {
    /** @param runs by the hash of the cell as the grid asks for it */
    private record Runs(Map<String, String> runs) {
        Runs {
            runs = Map.copyOf(runs);
        }
    }

    /** Those of a workspace, by name. */
    public static List<AblationFolder> all(Workspace workspace) {
        if (!Files.isDirectory(workspace.ablations())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(workspace.ablations())) {
            return folders.map(AblationFolder::new).filter(AblationFolder::exists).sorted((a, b) -> a.path.compareTo(b.path)).toList();
        } catch (IOException e) {
            throw new InvalidInputException("cannot read %s: %s".formatted(workspace.ablations(), FileProblem.reason(e)), e);
        }
    }

    /** The name of the folder. */
    public String name() {
        return path.getFileName().toString();
    }

    public boolean exists() {
        return Files.isRegularFile(file());
    }

    public Ablation ablation() {
        return AblationFile.read(file());
    }

    public Map<Configuration, String> runs() {
        return runs(ablation().cells());
    }

    /** The name of the run of each cell that {@link Ablation#cells} has; a cell that was never queued is not in it. */
    public Map<Configuration, String> runs(List<Configuration> cells) {
        Map<String, String> runs = Json.read(path.resolve("runs.json"), Runs.class).map(Runs::runs).orElse(Map.of());
        return cells.stream().filter(cell -> runs.containsKey(cell.hash()))
                .collect(Collectors.toMap(cell -> cell, cell -> runs.get(cell.hash())));
    }

    /** @param runs the name of each cell's run, by the cell as the grid asks for it */
    public void write(Ablation ablation, Map<Configuration, String> runs) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new InvalidInputException("cannot create %s: %s".formatted(path, FileProblem.reason(e)), e);
        }
        Map<String, String> byHash = new TreeMap<>();
        runs.forEach((cell, run) -> byHash.put(cell.hash(), run));
        Json.write(path.resolve("runs.json"), new Runs(byHash));
        AblationFile.write(ablation, file());
    }

    private Path file() {
        return path.resolve("ablation.yaml");
    }
}
