package tailsplit.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tailsplit.clustering.MovingCentre;
import tailsplit.clustering.Rings;
import tailsplit.file.InvalidInputException;
import tailsplit.imbalance.Profile;
import tailsplit.setting.Setting;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.SubclassNumbers.Automatic;
import tailsplit.splitting.SubclassNumbers.Listed;

class ConfigurationTest {
    private static final Path BASE = Path.of("/somewhere");

    @Test
    void everySettingIsDeclaredWell() {
        Set<String> keys = new HashSet<>();
        List<String> groups = new ArrayList<>();
        for (Setting<?> setting : Settings.ALL) {
            assertTrue(keys.add(setting.key()), setting.key());
            assertEquals(Optional.of(setting), Settings.byKey(setting.key()));
            assertTrue(setting.help().endsWith("."), setting.key());
            assertTrue(Character.isUpperCase(setting.label().charAt(0)), setting.key());
            assertDefaultIsAllowed(setting);
            if (groups.isEmpty() || !groups.getLast().equals(setting.group())) {
                groups.add(setting.group());
            }
        }
        assertEquals(List.of("", "dataset", "imbalance", "splitting", "loss", "rule", "network", "training",
                "projection"), groups);
        assertEquals(Optional.empty(), Settings.byKey("training"));
    }

    @Test
    void changesMakeAnotherConfiguration() {
        Configuration changed = Configuration.defaults().with(Settings.TRAINING_EPOCHS, 5L);
        assertEquals(5, changed.getInt(Settings.TRAINING_EPOCHS));
        assertEquals(200, Configuration.defaults().getInt(Settings.TRAINING_EPOCHS));
        assertNotEquals(Configuration.defaults(), changed);
        assertEquals(Configuration.defaults(), changed.with(Settings.TRAINING_EPOCHS, 200L));
        assertArrayEquals(new int[] {3, 1},
                changed.with(Settings.IMBALANCE_COUNTS, List.of(3L, 1L)).getInts(Settings.IMBALANCE_COUNTS));
        assertMessage("training.epochs: found 0; allowed: a whole number from 1 to 10000",
                () -> changed.with(Settings.TRAINING_EPOCHS, 0L));
        assertMessage("training.learningRate: found NaN; allowed: a number above 0 and up to 100",
                () -> changed.with(Settings.TRAINING_LEARNING_RATE, Double.NaN));
    }

    @Test
    void theHashLeavesOutWhereARunHappens() {
        Configuration defaults = Configuration.defaults();
        assertTrue(defaults.hash().matches("[0-9a-f]{8}"), defaults.hash());
        Configuration other = RandomConfiguration.draw(new Random(1));
        for (Setting<?> setting : Settings.ALL) {
            Configuration changed = copy(setting, other, defaults);
            boolean sameHash = changed.equals(defaults) || !setting.hashed();
            assertEquals(sameHash, changed.hash().equals(defaults.hash()), setting.key());
        }
        assertEquals(Set.of("name", "dataset.path", "training.device", "training.threads"),
                Set.copyOf(Settings.ALL.stream().filter(setting -> !setting.hashed()).map(Setting::key).toList()));
    }

    /** By {@code printf 'loss.name=focal\ntraining.epochs=5\n' | sha256sum} and {@code printf '' | sha256sum}. */
    @Test
    void theHashIsThatOfWhatDiffersFromTheDefaultsInTheirOrder() {
        assertEquals("e3b0c442", Configuration.defaults().hash());
        Configuration changed = override("training.epochs=5", "name=Any", "loss.name=focal", "training.seed=0");
        assertEquals("2c48809f", changed.hash());
        assertEquals("2c48809f", override("loss.name=focal", "training.epochs=5").hash());
    }

    /** By {@code printf 'loss.name=ldam\ntraining.epochs=5\n' | sha256sum}, and with {@code revision=COSINE_START\n} behind it. */
    @Test
    void aMendedMistakeChangesTheHashOfTheRunsThatItConcerns() {
        Configuration ldam = override("loss.name=ldam", "training.epochs=5");
        assertEquals("2cb43088", ldam.hashBefore());
        assertEquals("f7cfab33", ldam.hash());
        assertEquals(List.of(Revision.BALANCED_COUNTS), Revision.of(override("splitting.method=cws", "rule.name=drs",
                "rule.resampleOver=subclasses")));
        assertEquals(List.of(Revision.BALANCED_COUNTS), Revision.of(override("splitting.method=cws", "rule.name=drs",
                "loss.name=balanced-softmax")));
        assertEquals(List.of(), Revision.of(override("splitting.method=cws", "rule.name=drs", "loss.name=balanced-softmax",
                "splitting.counts=real")));
        assertEquals(List.of(), Revision.of(override("rule.name=drs", "splitting.method=cws")));
        assertEquals(List.of(Revision.POOLING), Revision.of(override("training.precision=bf16")));
    }

    @Test
    void countsAndCustomProfileBelongTogether() {
        Configuration custom = Configuration.defaults().with(Settings.IMBALANCE_PROFILE, Profile.CUSTOM);
        Configuration counts = Configuration.defaults().with(Settings.IMBALANCE_COUNTS, List.of(5L, 2L));
        Configuration.defaults().check();
        custom.with(Settings.IMBALANCE_COUNTS, List.of(5L, 2L)).check();
        assertMessage("imbalance.counts: found no counts; allowed", custom::check);
        assertMessage("imbalance.counts: found 2 counts with the profile exponential; allowed", counts::check);
    }

    @Test
    void mixupIsForBaselinesOnly() {
        override("training.mixup=1").check();
        override("splitting.method=cws").check();
        assertMessage("training.mixup: found 1 with splitting.method cws; allowed",
                override("training.mixup=1", "splitting.method=cws")::check);
    }

    @Test
    void reTrainingIsForBaselinesOnly() {
        Configuration crt = override("training.classifier=crt");
        crt.check();
        assertTrue(Relevance.matters(Settings.TRAINING_CRT_EPOCHS, crt));
        assertFalse(Relevance.matters(Settings.TRAINING_CRT_EPOCHS, Configuration.defaults()));
        assertFalse(Relevance.matters(Settings.TRAINING_CLASSIFIER, override("splitting.method=cws")));
        assertEquals(230, Schedules.of(crt).epochs());
        assertEquals(205, Schedules.of(override("training.classifier=crt", "training.crtEpochs=5")).epochs());
        assertEquals(200, Schedules.of(override("training.crtEpochs=5")).epochs());
        assertMessage("training.classifier: found crt with splitting.method cws; allowed: joint with cws",
                override("training.classifier=crt", "splitting.method=cws")::check);
    }

    @Test
    void whatAnotherClusteringOrMapperDoesNotUseIsWithoutEffect() {
        Configuration random = override("splitting.method=cws", "splitting.clustering=random", "splitting.mapper=group-sum");
        for (Setting<?> unused : List.of(MovingCentre.ATTENUATION, MovingCentre.AVERAGE,
                MovingCentre.DISTANCE,
                Rings.WIDTHS, Rings.SCARCE, Mapper.Learned.STAGES, Mapper.Learned.HIDDEN)) {
            assertFalse(Relevance.matters(unused, random), unused.key());
            assertTrue(Relevance.matters(unused, override("splitting.method=cws")), unused.key());
            assertFalse(Relevance.matters(unused, Configuration.defaults()), unused.key());
        }
        Configuration means = override("splitting.method=cws", "splitting.clustering=k-means");
        assertTrue(Relevance.matters(MovingCentre.DISTANCE, means));
        assertFalse(Relevance.matters(Rings.WIDTHS, means));
    }

    @Test
    void overridesTakeListsWithAndWithoutBrackets() {
        assertEquals(new Listed(List.of(5, 3, 2)), override("splitting.subclasses=[5,3,2]").get(Settings.SPLITTING_SUBCLASSES));
        assertEquals(new Listed(List.of(5, 3, 2)), override("splitting.subclasses=5, 3,2").get(Settings.SPLITTING_SUBCLASSES));
        assertEquals(new Listed(List.of(5)), override("splitting.subclasses=5").get(Settings.SPLITTING_SUBCLASSES));
        assertEquals(Automatic.ADAPTIVE, override("splitting.subclasses=auto:adaptive").get(Settings.SPLITTING_SUBCLASSES));
        assertMessage("--set: splitting.subclasses: found [\"auto:best\"]; allowed: a list, each a whole number from 1 "
                + "to 1000, or one of auto:balanced, "
                + "auto:modes, auto:adaptive", () -> override("splitting.subclasses=auto:best"));
        assertEquals(List.of(), override("training.milestones=[]").get(Settings.TRAINING_MILESTONES));
        assertEquals("a: b = c, [d]", override("name=a: b = c, [d]").get(Settings.NAME));
        assertEquals(Optional.of(BASE.resolve("data")), override("dataset.path=data").get(Settings.DATASET_PATH));
        assertEquals(7, override("training.epochs=5", "training.epochs=7").getInt(Settings.TRAINING_EPOCHS));
        assertEquals(1e-4, override("training.learningRate=1e-4").get(Settings.TRAINING_LEARNING_RATE));
    }

    @Test
    void overridesSayWhatIsWrong() {
        assertMessage("--set: unknown key 'training.epoch'; did you mean 'training.epochs'?",
                () -> override("training.epoch=5"));
        assertMessage("--set: training.epochs: found \"many\"; allowed", () -> override("training.epochs=many"));
        assertMessage("--set: splitting.subclasses: found [5, \"\"]; allowed",
                () -> override("splitting.subclasses=5,"));
        assertMessage("--set: found \"training.epochs\"; allowed: key=value", () -> override("training.epochs"));
        assertMessage("--set: dataset.path: found \"\"; allowed", () -> override("dataset.path="));
        assertMessage("--set: dataset.path: found \"a b\"; allowed", () -> override("dataset.path=a\u0000b"));
    }

    @Test
    void runFoldersHavePlainNames() {
        assertFolder("CWS-on-CIFAR-10-LT_x", "CWS on CIFAR-10-LT_x");
        assertFolder("etc-passwd", "../../etc/passwd");
        assertFolder("run", "..");
        assertFolder("run", "");
        assertFolder("run", "猫");
        assertFolder("x".repeat(60), "x".repeat(300));
    }

    private static void assertFolder(String slug, String name) {
        Configuration configuration = Configuration.defaults().with(Settings.NAME, name);
        assertEquals(BASE.resolve("runs/" + slug + "-" + configuration.hash()),
                new Workspace(BASE).runFolder(configuration));
    }

    private static <T> void assertDefaultIsAllowed(Setting<T> setting) {
        assertTrue(setting.type().accepts(setting.defaultValue()), setting.key());
    }

    private static <T> Configuration copy(Setting<T> setting, Configuration from, Configuration to) {
        return to.with(setting, from.get(setting));
    }

    private static Configuration override(String... assignments) {
        return Overrides.apply(Configuration.defaults(), List.of(assignments), BASE);
    }

    private static void assertMessage(String part, Executable action) {
        String message = assertThrows(InvalidInputException.class, action).getMessage();
        assertTrue(message.contains(part), message);
        assertFalse(message.contains("\n"), message);
    }
}
