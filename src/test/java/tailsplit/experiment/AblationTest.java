package tailsplit.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.Datasets;
import tailsplit.file.InvalidInputException;
import tailsplit.loss.Losses;
import tailsplit.setting.Setting;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassNumbers.Listed;
import tailsplit.user.UserFolders;

class AblationTest {
    private static final String GRID = """
            name: Two losses
            dataset: {name: shapes10}
            imbalance: {max: 50, factor: 0.1}
            ablation:
              splitting.method: [none, cws]
              loss.name: [cross-entropy, ldam]
              training.seed: [0, 1, 2]
            """;

    @Test
    void theFirstAxisVariesSlowest() {
        List<Configuration> cells = read(GRID).cells();
        assertEquals(12, cells.size());
        assertEquals(SplittingMethod.NONE, cells.get(5).get(Settings.SPLITTING_METHOD));
        assertEquals(Losses.named("ldam"), cells.get(5).get(Settings.LOSS_NAME));
        assertEquals(2, cells.get(5).get(Settings.TRAINING_SEED));
        assertEquals(SplittingMethod.CWS, cells.get(6).get(Settings.SPLITTING_METHOD));
        assertTrue(cells.stream().allMatch(cell -> cell.get(Settings.IMBALANCE_MAX) == 50));
    }

    @Test
    void onlyAndExceptLeaveCellsOut() {
        String some = GRID + """
                  only:
                    - {splitting.method: [cws]}
                    - {training.seed: [0, 1]}
                  except:
                    - {splitting.method: [cws], loss.name: [ldam]}
                """;
        List<Configuration> cells = read(some).cells();
        // none: 2 losses x seeds 0 and 1; cws: cross-entropy with all three seeds
        assertEquals(7, cells.size());
        assertTrue(cells.stream().noneMatch(cell -> cell.get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS
                && cell.get(Settings.LOSS_NAME) == Losses.named("ldam")));
    }

    @Test
    void aSettingWithoutEffectMakesNoSecondCell() {
        Ablation ablation = read("""
                ablation:
                  splitting.method: [none, cws]
                  splitting.attenuation: [0.5, 0.9, 0.99]
                """);
        assertEquals(4, ablation.cells().size()); // one baseline
        assertEquals("splitting.method=none", ablation.describe(ablation.cells().getFirst()));
        assertEquals("splitting.method=cws, splitting.attenuation=0.5", ablation.describe(ablation.cells().get(1)));
    }

    @Test
    void typedValuesArePartedByCommasOutsideBrackets() {
        assertEquals(List.of(1L, 2L, 30L), typed(Settings.TRAINING_SEED, "1, 2,30").values());
        assertEquals(List.of(new Listed(List.of(5, 3)), new Listed(List.of(1, 1)), SubclassNumbers.Automatic.BALANCED),
                typed(Settings.SPLITTING_SUBCLASSES, "[5, 3], [1, 1], auto:balanced").values());
        assertEquals("values: training.seed: found \"one\"; allowed: a whole number from 0 to 9007199254740992",
                refusal(Settings.TRAINING_SEED, "1, one"));
        assertEquals("ablation.loss.name: found no values; allowed: at least one", refusal(Settings.LOSS_NAME, " "));
        assertEquals("ablation.training.seed: found a value twice; allowed: each once", refusal(Settings.TRAINING_SEED, "1, 1"));
        assertEquals("ablation.name: not an axis; allowed: settings that change what is learned, such as loss.name",
                refusal(Settings.NAME, "[one, two"));
    }

    private static <T> Axis<T> typed(Setting<T> setting, String text) {
        return Axis.typed(setting, text, Path.of("").toAbsolutePath(), "values");
    }

    private static String refusal(Setting<?> setting, String text) {
        return assertThrows(InvalidInputException.class, () -> typed(setting, text)).getMessage();
    }

    /** Without re-training its epochs have no effect. */
    @Test
    void reTrainingIsAnAxis() {
        Ablation ablation = read("""
                ablation:
                  training.classifier: [joint, crt]
                  training.crtEpochs: [10, 30]
                """);
        assertEquals(List.of("training.classifier=joint", "training.classifier=crt, training.crtEpochs=10",
                "training.classifier=crt, training.crtEpochs=30"),
                ablation.cells().stream().map(ablation::describe).toList());
    }

    @Test
    void whatIsCommonToAllCellsCanBeChangedButNoAxis() {
        Ablation changed = Overrides.apply(read(GRID), List.of("training.epochs=3"), Path.of(""), "grid.yaml");
        assertEquals(read(GRID).axes(), changed.axes());
        assertTrue(changed.cells().stream().allMatch(cell -> cell.get(Settings.TRAINING_EPOCHS) == 3));
        InvalidInputException problem = assertThrows(InvalidInputException.class,
                () -> Overrides.apply(read(GRID), List.of("training.epochs=3", "loss.name=focal"), Path.of(""), "grid.yaml"));
        assertEquals("--set: found loss.name, an axis of the ablation in grid.yaml; allowed: settings that it does not vary",
                problem.getMessage());
    }

    @Test
    void readsBackEqual() {
        Ablation ablation = read(GRID + """
                  splitting.subclasses: [[5, 3, 2, 2, 1, 1, 1, 1, 1, 1], []]
                  only:
                    - {training.seed: [0]}
                  except:
                    - {loss.name: [ldam], splitting.method: [cws]}
                """);
        assertEquals(ablation, read(AblationFile.text(ablation)));
        Ablation one = read("name: One");
        assertEquals(one, read(AblationFile.text(one)));
        assertEquals(1, one.cells().size());
    }

    @Test
    void aFolderKeepsTheGridAndTheRuns(@TempDir Path workspace) {
        Ablation ablation = read(GRID);
        AblationFolder folder = new Workspace(workspace).ablation("Two losses");
        Map<Configuration, String> runs = Map.of(ablation.cells().get(3), "Two-losses-12345678");
        folder.write(ablation, runs);
        assertEquals(List.of(folder), AblationFolder.all(new Workspace(workspace)));
        assertEquals(ablation, folder.ablation());
        assertEquals(runs, folder.runs());
    }

    @Test
    void aRunOfAnotherNameThatComputesTheSameIsFound() {
        Workspace workspace = new Workspace(Path.of("w"));
        Configuration cell = read(GRID).cells().getFirst();
        String other = "Earlier-" + cell.hash();
        assertEquals(other, workspace.runFolder(cell, Set.of(other, "Earlier-00000000")).getFileName().toString());
        assertEquals("Two-losses-" + cell.hash(), workspace.runFolder(cell, Set.of()).getFileName().toString());
        Configuration own = cell.with(Settings.DATASET_PATH, Optional.of(Path.of("mine")));
        assertEquals("Two-losses-" + cell.hash(), workspace.runFolder(own, Set.of(other)).getFileName().toString());
    }

    @Test
    void aCellThatDoesNotFitTheDataSetIsNamed() {
        Dataset dataset = Datasets.load(Prepared.source(read(GRID).base()), UserFolders.standard().datasets());
        assertEquals(12, read(GRID).resolve(dataset).size());
        assertEquals(new Listed(List.of(5, 3, 2, 2, 1, 1, 1, 1, 1, 1)),
                read(GRID).resolve(dataset).getLast().resolved().get(Settings.SPLITTING_SUBCLASSES));
        InvalidInputException problem = assertThrows(InvalidInputException.class, () -> read("""
                ablation:
                  splitting.method: [cws]
                  splitting.subclasses: [[], [2, 2]]
                """).resolve(dataset));
        assertEquals("splitting.subclasses=[2, 2]: splitting.subclasses: found 2 numbers; allowed: 10, one for each class of the data set",
                problem.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ablation: 5 | grid.yaml: ablation: found 5; allowed: a mapping of axes, such as {loss.name: [focal, ldam]}",
        "ablation: {loss.nam: [ldam]} | grid.yaml: ablation: unknown key 'loss.nam'; did you mean 'loss.name'?",
        "ablation: {loss.name: ldam} | grid.yaml: ablation.loss.name: found \"ldam\"; allowed: a list of values, such as [cross-entropy]",
        "ablation: {loss.name: []} | grid.yaml: ablation.loss.name: found no values; allowed: at least one",
        "ablation: {loss.name: [ldam, ldam]} | grid.yaml: ablation.loss.name: found a value twice; allowed: each once",
        "ablation: {dataset.name: [cifar10]} | grid.yaml: ablation.dataset.name: not an axis; allowed: settings that "
                + "change what is learned, such as loss.name",
        "ablation: {loss.name: [mse]} | grid.yaml: ablation: loss.name: found \"mse\"; allowed: cross-entropy, focal, "
                + "ldam, balanced-softmax, logit-adjustment, vector-scaling",
        "ablation: {except: {loss.name: [ldam]}} | grid.yaml: ablation.except: found a mapping; allowed: a list of "
                + "conditions, such as - {loss.name: [ldam]}",
    })
    void saysWhatIsWrong(String text, String message) {
        assertEquals(message, assertThrows(InvalidInputException.class, () -> read(text)).getMessage());
    }

    @Test
    void aGridOfTooManyCellsIsRefused() {
        String seeds = "[" + IntStream.range(0, 200).mapToObj(String::valueOf)
                .collect(Collectors.joining(", ")) + "]";
        InvalidInputException problem = assertThrows(InvalidInputException.class,
                () -> read("ablation: {training.seed: %s, imbalance.seed: %s}".formatted(seeds, seeds)));
        assertEquals("grid.yaml: ablation: found over 10,000 cells; allowed: fewer", problem.getMessage());
    }

    private static Ablation read(String text) {
        return AblationFile.readText(text, "grid.yaml", Path.of("").toAbsolutePath());
    }
}
