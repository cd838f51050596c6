package tailsplit.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tailsplit.dataset.Datasets;
import tailsplit.file.InvalidInputException;
import tailsplit.gpu.ComputeDevice;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers.Listed;

class ConfigurationFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsAnExample() {
        Configuration configuration = read("""
                name: CWS on CIFAR-10-LT
                dataset:   {name: cifar10, path: data/cifar-10-batches-bin}
                imbalance: {profile: exponential, factor: 0.01, seed: 0}
                splitting: {method: cws, subclasses: [5,3,2,2,1,1,1,1,1,1], attenuation: 0.99}
                loss:      {name: cross-entropy}
                rule:      {name: none}
                network:   {name: resnet32}
                training:  {epochs: 200, batch: 128, learningRate: 0.1, seed: 0, device: auto, threads: 0}
                """);
        assertEquals(Configuration.defaults()
                .with(Settings.NAME, "CWS on CIFAR-10-LT")
                .with(Settings.DATASET_NAME, Datasets.named("cifar10"))
                .with(Settings.DATASET_PATH, Optional.of(folder.resolve("data/cifar-10-batches-bin")))
                .with(Settings.SPLITTING_METHOD, SplittingMethod.CWS)
                .with(Settings.SPLITTING_SUBCLASSES, new Listed(List.of(5, 3, 2, 2, 1, 1, 1, 1, 1, 1))), configuration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing but a comment\n", "---\n", "{}", "training: {}\n", "null"})
    void whatIsLeftOutHasItsDefault(String text) {
        assertEquals(Configuration.defaults(), read(text));
    }

    @Test
    void readsScalarsByTheSettingsType() {
        assertEquals("2024", read("name: 2024").get(Settings.NAME));
        assertEquals("no", read("name: no").get(Settings.NAME));
        assertEquals("true", read("name: true").get(Settings.NAME));
        assertEquals("null", read("name: 'null'").get(Settings.NAME));
        assertEquals("~", read("name: \"~\"").get(Settings.NAME));
        assertEquals("1.50", read("name: 1.50").get(Settings.NAME));
        assertEquals("a\nb\n", read("name: |\n  a\n  b\n").get(Settings.NAME));
        assertEquals(1e-4, read("training: {learningRate: 1e-4}").get(Settings.TRAINING_LEARNING_RATE));
        assertEquals(1, read("training: {learningRate: 1}").get(Settings.TRAINING_LEARNING_RATE));
        assertEquals(0.5, read("training: {learningRate: .5}").get(Settings.TRAINING_LEARNING_RATE));
        assertEquals((Object) 0.0, read("loss: {tau: -0.0}").get(Settings.byKey("loss.tau").orElseThrow()));
        assertEquals(1L << 53, read("training: {seed: 9007199254740992}").get(Settings.TRAINING_SEED));
        assertEquals(SplittingMethod.NONE, read("splitting: {method: none}").get(Settings.SPLITTING_METHOD));
        assertEquals(false, read("training: {flip: False}").get(Settings.TRAINING_FLIP));
        assertEquals(new ComputeDevice.NumberedGpu(1), read("training: {device: gpu:1}").get(Settings.TRAINING_DEVICE));
        assertEquals(List.of(), read("training: {milestones: []}").get(Settings.TRAINING_MILESTONES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "training: {epochs: many} | training.epochs: found \"many\"; allowed: a whole number from 1 to 10000",
        "training: {epochs: 0} | training.epochs: found 0; allowed: a whole number from 1 to 10000",
        "training: {epochs: 2.5} | training.epochs: found 2.5; allowed: a whole number from 1 to 10000",
        "training: {epochs: 99999999999999999999} | training.epochs: found 99999999999999999999; allowed: a whole",
        "training: {epochs: 0x10} | training.epochs: found \"0x10\"; allowed: a whole",
        "training: {epochs: ~} | training.epochs: found nothing; allowed: a whole",
        "training: {epochs: } | training.epochs: found nothing; allowed: a whole",
        "training: {epochs: [5]} | training.epochs: found [5]; allowed: a whole",
        "training: {epochs: {a: 1}} | training.epochs: found a mapping; allowed: a whole",
        "training: {learningRate: .nan} | training.learningRate: found \".nan\"; allowed: a number above 0 and",
        "training: {learningRate: .inf} | training.learningRate: found \".inf\"; allowed: a number",
        "training: {learningRate: 1e999} | training.learningRate: found 1e999; allowed: a number",
        "training: {learningRate: 0} | training.learningRate: found 0; allowed: a number above 0 and up to 100",
        "training: {momentum: 1} | training.momentum: found 1; allowed: a number from 0 to below 1",
        "splitting: {attenuation: 1} | splitting.attenuation: found 1; allowed: a number above 0 and below 1",
        "training: {flip: yes} | training.flip: found \"yes\"; allowed: true or false",
        "training: {device: tpu} | training.device: found \"tpu\"; allowed: auto, cpu, or gpu:",
        "training: {milestones: [0.9, 0.8]} | training.milestones: found [0.9, 0.8]; allowed: a list, each a number "
                + "from 0 to 1, in ascending order",
        "splitting: {method: CWS} | splitting.method: found \"CWS\"; allowed: none, cws",
        "splitting: {subclasses: 5} | splitting.subclasses: found 5; allowed: a list, each a whole number",
        "splitting: {subclasses: [5, 0]} | splitting.subclasses: found [5, 0]; allowed: a list",
        "splitting: {subclasses: [5, [2]]} | splitting.subclasses: found [5, [2]]; allowed: a list",
        "dataset: {path: } | dataset.path: found nothing; allowed: the path of a file or folder",
        "dataset: {path: ''} | dataset.path: found \"\"; allowed: the path of a file or folder",
        "name: [a] | name: found [\"a\"]; allowed: text",
        "name: null | name: found nothing; allowed: text",
        "training: {epoch: 5} | unknown key 'training.epoch'; did you mean 'training.epochs'?",
        "trainin: {epochs: 5} | unknown key 'trainin.epochs'; did you mean 'training.epochs'?",
        "trainin: {} | unknown key 'trainin'; did you mean",
        "epochs: 5 | unknown key 'epochs'; did you mean 'training.epochs'?",
        "training: {LearningRate: 5} | unknown key 'training.LearningRate'; did you mean 'training.learningRate'?",
        "training.epochs: 5 | found the key 'training.epochs' with a dot; allowed: nested keys, such "
                + "as training: {epochs: 200}",
        "training.epoch: 5 | unknown key 'training.epoch'; did you mean 'training.epochs'?",
        "'': 5 | unknown key ''; did you mean 'name'?",
        "ablation: {loss.name: [ldam]} | ablation: found a grid of runs; allowed here: one experiment",
        "training: 5 | training: found 5; allowed: a mapping of settings",
        "training: | training: found nothing; allowed: a mapping of settings",
        "[a, b] | found [\"a\", \"b\"]; allowed: a mapping of settings",
        "hello | found \"hello\"; allowed: a mapping of settings",
        "{name: a, name: b} | line 1, column 11: found the key 'name' twice; allowed: each key once",
        "{loss: {tau: 1}, loss: {tau: 1}} | found the key 'loss' twice; allowed: each key once",
        "name: a: b | not valid YAML: line 1, column 8: mapping values are not allowed here",
        "training: [1, 2 | not valid YAML: line 1, column 16: expected ',' or ']', but got",
        "name: 'x | not valid YAML: line 1, column 9: found unexpected end of stream",
        "name: @x | not valid YAML: line 1, column 7: found character '@' that cannot start any token.",
        "? [a, b] | not valid YAML: line 1, column 4: a key must be text",
        "{name: &a x, network: *a} | found the alias *a; allowed: values written out",
        "name: &a [*a] | found the alias *a; allowed: values written out",
    })
    void saysWhatIsWrong(String text, String message) {
        assertMessage(message, () -> read(text));
    }

    @Test
    void saysWhatIsWrongOverSeveralLines() {
        assertMessage("not valid YAML: line 2, column 1: found character '\\t(TAB)'", () -> read("name: x\n\t- y\n"));
        assertMessage("found a second document; allowed: one", () -> read("name: a\n---\nname: b\n"));
        assertMessage("special characters are not allowed", () -> read("name: \"a\u0000\"\n"));
        assertMessage("found \"" + "x".repeat(60) + "\u2026\"; allowed",
                () -> read("loss: {tau: " + "x".repeat(9999) + "}"));
        assertMessage("found \"a b\"; allowed: true", () -> read("training: {flip: \"a\\nb\"}"));
    }

    @Test
    void refusesBombs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertMessage("found the alias *a0", () -> read(laughs.toString()));
        assertMessage("levels; allowed", () -> read("[".repeat(500_000)));
        assertMessage("levels; allowed", () -> read("{a: ".repeat(200_000)));
        assertMessage("levels; allowed", () -> read("- ".repeat(200_000)));
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        assertMessage("it does not exist", () -> ConfigurationFile.read(folder.resolve("missing.yaml")));
        assertMessage("s a directory", () -> ConfigurationFile.read(folder));
        Path file = folder.resolve("sample.yaml");
        Files.writeString(file, "#".repeat(1_000_001));
        assertMessage("sample.yaml: found over 1 MB; allowed", () -> ConfigurationFile.read(file));
        Files.write(file, new byte[] {'n', (byte) 0xFF, (byte) 0xFE});
        assertMessage("sample.yaml: not text; allowed: a YAML file in UTF-8", () -> ConfigurationFile.read(file));
        Files.writeString(file, "training: {epochs: many}");
        assertMessage("sample.yaml: training.epochs: found \"many\"; allowed", () -> ConfigurationFile.read(file));
        Files.writeString(file, "\uFEFFname: with a byte order mark");
        assertEquals("with a byte order mark", ConfigurationFile.read(file).get(Settings.NAME));
    }

    @Test
    void pathsAreRelativeToTheFile() throws IOException {
        Path file = Files.createDirectories(folder.resolve("sub")).resolve("x.yaml");
        Files.writeString(file, "dataset: {path: ../data}");
        assertEquals(Optional.of(folder.resolve("data")), ConfigurationFile.read(file).get(Settings.DATASET_PATH));
    }

    @Test
    void anyValidConfigurationReadsBackEqual() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            Configuration configuration = RandomConfiguration.draw(random);
            Configuration read = read(ConfigurationFile.text(configuration));
            assertEquals(configuration, read);
            assertEquals(configuration.hash(), read.hash());
            assertEquals(ConfigurationFile.text(configuration), ConfigurationFile.text(read));
        }
    }

    @Test
    void aWrittenFileReadsBackEqual() {
        Configuration configuration = RandomConfiguration.draw(new Random(6));
        Path file = folder.resolve("elsewhere.yaml");
        ConfigurationFile.write(configuration, file);
        assertEquals(configuration, ConfigurationFile.read(file));
    }

    @Test
    void writesEverySettingInItsOrder() {
        String text = ConfigurationFile.text(Configuration.defaults());
        assertTrue(text.startsWith("""
                name: "Untitled"
                dataset:
                  name: shapes10
                  labels: fine
                  size: 32
                """), text);
        assertTrue(text.contains("  weightDecay: 0.0002\n"), text);
        assertTrue(text.contains("  milestones: [0.8, 0.9]\n"), text);
        assertEquals(Settings.ALL.size() - 1, text.lines().filter(line -> !line.endsWith(":")).count());
    }

    private Configuration read(String text) {
        return ConfigurationFile.readText(text, "sample.yaml", folder);
    }

    private static void assertMessage(String part, Executable action) {
        String message = assertThrows(InvalidInputException.class, action).getMessage();
        assertTrue(message.contains(part), message);
        assertFalse(message.contains("\n"), message);
        assertTrue(message.length() < 600, message);
    }
}
