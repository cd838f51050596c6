package tailsplit.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import tailsplit.run.Records;
import tailsplit.run.RunFolder;

/** All that a command may be given, in a folder of one case: a workspace with a run, an experiment, its images, a place to write to. */
record Stage(Path folder, TinyRun tiny) {
    /** Commands of every kind; each word in capitals stands for a path. */
    static final List<String> LINES = List.of(
            "show RUN", "settings", "datasets list", "paper switches --out OUT/grid.yaml", "suggest EXPERIMENT --by balanced --size 4",
            "results --workspace WORKSPACE --csv OUT/runs.csv --table-csv OUT/table.csv --latex OUT/table.tex --markdown OUT/table.md",
            "split EXPERIMENT --csv OUT/split.csv", "bundle --workspace WORKSPACE --out OUT/all.zip", "import BUNDLE --workspace OUT/other",
            "evaluate RUN --arrays OUT/arrays.npz", "window --picture OUT/window.png --workspace WORKSPACE",
            "run EXPERIMENT --workspace OUT/trained");

    static Stage in(Path folder, TinyRun tiny) throws IOException {
        Stage stage = new Stage(folder, tiny);
        TinyRun.copy(tiny.whole(), stage.workspace());
        Files.createDirectories(stage.out());
        Files.copy(tiny.configuration(), stage.experiment());
        FileUtils.copyDirectory(tiny.configuration().resolveSibling("data").toFile(), folder.resolve("data").toFile());
        Files.copy(tiny.bundle(), folder.resolve("tiny.zip"));
        return stage;
    }

    Path workspace() {
        return folder.resolve("workspace");
    }

    Path run() {
        return workspace().resolve("runs").resolve(tiny.whole().name());
    }

    Path experiment() {
        return folder.resolve("tiny.yaml");
    }

    Path out() {
        return folder.resolve("out");
    }

    List<String> words(String line) {
        return Stream.of(line.split(" ")).map(word -> word.replaceFirst("^WORKSPACE", workspace().toString())
                .replaceFirst("^RUN", run().toString()).replaceFirst("^EXPERIMENT", experiment().toString())
                .replaceFirst("^OUT", out().toString()).replaceFirst("^BUNDLE", folder.resolve("tiny.zip").toString())).toList();
    }

    /** A digest of what was written, without what holds times or paths. */
    Map<String, String> written() throws IOException {
        Map<String, String> written = Records.of(new RunFolder(out().toRealPath()));
        written.keySet().removeIf(name -> name.matches(
                ".*(\\.zip|\\.png|timing.csv|log.txt|status.json|provenance.json|config.yaml|lock)"));
        return written;
    }

    /** What was printed, without paths and speeds. */
    String printed(Said said) {
        return said.out().replace(folder.toString(), "FOLDER").replaceAll("(?m)^.*images/s.*\n", "");
    }
}
