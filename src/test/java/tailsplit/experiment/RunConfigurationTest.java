package tailsplit.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tailsplit.file.InvalidInputException;
import tailsplit.metric.Accuracy;
import tailsplit.metric.Scores;
import tailsplit.results.Observation;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.ScoredEpoch;

/** A run is told by the hash of what it was made with: a folder whose configuration says something else is no run. */
class RunConfigurationTest {
    private final Configuration configuration = Overrides.apply(Configuration.defaults(), List.of("name=Seven", "training.epochs=7"),
            Path.of("").toAbsolutePath());

    @TempDir
    private Path folder;

    private Workspace workspace;
    private RunFolder run;

    @BeforeEach
    void finish() {
        workspace = new Workspace(folder);
        run = finished(configuration);
    }

    private RunFolder finished(Configuration made) {
        RunFolder one = new RunFolder(workspace.runFolder(made));
        one.create();
        ConfigurationFile.write(made, one.configuration());
        ScoredEpoch last = new ScoredEpoch(7, ScoredEpoch.LAST, new Scores(Map.of(Accuracy.METRIC, 0.9)), List.of(0.9));
        one.write(new RunResult(RunState.FINISHED, Optional.empty(), Optional.of(last), Optional.of(last), Optional.empty()));
        return one;
    }

    private void provenance(String version, int numerics, Optional<String> hash) {
        run.write(new Provenance(version, "25", "0.36.0", "2.7.1", "Linux", "processor", "cpu", Optional.empty(), 1, "f32",
                Optional.empty(), numerics, "cifar10", "", "", List.of(), Instant.EPOCH, List.of(), hash,
                Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private void rename(String name) throws IOException {
        run = new RunFolder(Files.move(run.path(), run.path().resolveSibling(name)));
    }

    private String refusal() {
        return assertThrows(InvalidInputException.class, () -> RunConfiguration.read(run)).getMessage();
    }

    @Test
    void isReadUnderItsHash() {
        assertEquals(configuration, RunConfiguration.read(run));
        provenance("0.1.0", 1, Optional.of(configuration.hash()));
        assertEquals(configuration, RunConfiguration.read(run));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "name: Seven\n", "name: Seven\ntraining: {epochs: 8}\n"})
    void anotherConfigurationIsNotTheRuns(String text) throws IOException {
        RunFolder whole = finished(configuration.with(Settings.TRAINING_SEED, 5L));
        Files.writeString(run.configuration(), text);
        assertTrue(refusal().startsWith(run.name() + ": config.yaml"), refusal());
        RunSummary summary = RunSummary.read(run.path());
        assertEquals(Optional.of(refusal()), summary.problem());
        assertEquals("broken: " + refusal(), summary.standing().text());
        assertEquals(List.of(whole.name()),
                Observation.of(workspace.summaries()).stream().map(each -> each.run().orElseThrow().run()).toList());
        AblationFolder grid = workspace.ablation("Grid");
        grid.write(new Ablation(configuration, List.of(new Axis<>(Settings.TRAINING_SEED, List.of(0L, 5L))), List.of(), List.of()),
                Map.of(configuration, run.name(), configuration.with(Settings.TRAINING_SEED, 5L), whole.name()));
        assertEquals(List.of(RunState.BROKEN, RunState.FINISHED),
                Observation.of(grid, workspace.summaries()).stream().map(each -> each.standing().state()).toList());
    }

    /** All defaults have a hash as well. */
    @Test
    void anEmptyFileIsNoRunOfDefaults() throws IOException {
        run = finished(Configuration.defaults());
        assertEquals(Configuration.defaults(), RunConfiguration.read(run));
        Files.writeString(run.configuration(), "");
        assertTrue(refusal().contains("found nothing"), refusal());
    }

    @Test
    void aCopyUnderAnotherNameIsToldByItsProvenance() throws IOException {
        rename("copy of seven");
        assertEquals(configuration, RunConfiguration.read(run), "an older version kept no hash");
        provenance("0.1.0", 1, Optional.of(configuration.hash()));
        assertEquals(configuration, RunConfiguration.read(run));
        Files.writeString(run.configuration(), "name: Seven\n");
        assertTrue(refusal().contains("allowed: that of hash " + configuration.hash()), refusal());
    }

    /** It would be found where another experiment is looked for. */
    @Test
    void aCopyUnderAnotherHashIsNotThatRun() throws IOException {
        provenance("0.1.0", 1, Optional.of(configuration.hash()));
        rename("Seven-" + Configuration.defaults().hash());
        assertTrue(refusal().contains("allowed: that of hash " + Configuration.defaults().hash()), refusal());
    }

    @Test
    void anUnknownKeyNamesTheRunAndANewerVersion() throws IOException {
        Files.writeString(run.configuration(), "name: Seven\ntraining: {epochs: 7, epoch: 3}\n");
        String unknown = run.name() + ": config.yaml: unknown key 'training.epoch'; did you mean 'training.epochs'?";
        assertEquals(unknown, refusal());
        provenance("99.0", Provenance.NUMERICS + 1, Optional.of("12345678"));
        assertTrue(refusal().startsWith(run.name() + " was made by Tailsplit 99.0, newer than this one"), refusal());
        assertTrue(refusal().endsWith("unknown key 'training.epoch'"), refusal());
        Files.writeString(run.configuration(), "name: Seven\nloss: {name: lossless}\n");
        assertTrue(refusal().startsWith(run.name() + " was made by Tailsplit 99.0, newer than this one"), refusal());
    }
}
