package tailsplit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tailsplit.file.AtomicFile;

/** The rooms of the house and the doors between them. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("tailsplit");

    private static final List<Room> ROOMS = List.of(
            new Room("user", "where a user's files lie is for the system to say"),
            new Room("random", "everything that is drawn rests on it alone"),
            new Room("file", "a file is written, held and read whatever it is of"),
            new Room("download", "a file is fetched whatever it is of", "file"),
            new Room("setting", "what can be set is described whatever it is of", "file"),
            new Room("image", "an image file is decoded whatever it is for"),
            new Room("dataset", "images are what they are, whatever is done with them", "random", "file", "download", "setting", "image"),
            new Room("imbalance", "a selection depends on labels only", "random", "file", "setting"),
            new Room("splitting", "subclasses are plain arithmetic that any trainer can use", "random", "setting"),
            new Room("network", "a network knows shapes, not what it is trained for", "random", "setting"),
            new Room("clustering", "a clustering knows features, labels and the plan only", "random", "setting", "splitting", "network"),
            new Room("schedule", "a form draws a learning rate without a trainer", "setting"),
            new Room("loss", "a loss knows logits and counts only", "setting"),
            new Room("metric", "a score is arithmetic on class probabilities, whatever made them", "setting"),
            new Room("run", "a run's files can be read without what made them", "file", "setting", "metric"),
            new Room("gpu", "what computes is found and got without loading it", "file", "download", "setting"),
            new Room("training", "a trainer is given its parts, not a configuration or a process",
                    "user", "random", "file", "dataset", "imbalance", "splitting", "network", "clustering", "loss", "schedule",
                    "metric", "run", "gpu"),
            new Room("experiment", "an experiment is described and judged without tensors; losses and networks declare their own settings",
                    "random", "file", "setting", "dataset", "imbalance", "splitting", "network", "clustering", "loss", "schedule",
                    "metric", "run", "gpu"),
            new Room("results", "a table is made of what runs left on disk",
                    "file", "setting", "dataset", "imbalance", "splitting", "clustering", "metric", "run", "experiment"),
            new Room("protocol", "both ends of a conversation know its words, and neither knows the other", "file", "run", "gpu"),
            new Room("service", "processes are started and watched by what lies on disk",
                    "file", "download", "splitting", "run", "gpu", "experiment", "protocol"),
            new Room("slurm", "a cluster's tasks are told by files and Slurm's own commands; each is a run like any other",
                    "user", "file", "run", "experiment", "protocol"),
            new Room("worker", "a worker ties an experiment to its trainer",
                    "user", "random", "file", "setting", "dataset", "imbalance", "splitting", "network", "clustering", "loss", "schedule",
                    "metric", "run", "gpu", "training", "experiment", "protocol"),
            new Room("workbench", "a window shows experiments and run folders; tensors would bring their natives into it",
                    "user", "random", "file", "download", "setting", "dataset", "imbalance", "splitting", "network", "clustering", "loss",
                    "schedule", "metric", "run", "gpu", "experiment", "results", "service", "slurm"),
            new Room("command", "the command line is the outermost room",
                    "user", "random", "file", "download", "setting", "dataset", "imbalance", "splitting", "network", "clustering", "loss",
                    "schedule", "metric", "run", "gpu", "training", "experiment", "results", "protocol", "service", "slurm", "worker",
                    "workbench"));

    private record Room(String name, String reason, String... mayUse) {}

    @TestFactory
    Stream<DynamicTest> aRoomUsesOnlyTheRoomsBelowIt() {
        return ROOMS.stream().map(room -> DynamicTest.dynamicTest(room.name(), () -> {
            String[] forbidden = ROOMS.stream().map(Room::name)
                    .filter(other -> !other.equals(room.name()) && !Arrays.asList(room.mayUse()).contains(other))
                    .map(ArchitectureTest::packages).toArray(String[]::new);
            noClasses().that().resideInAPackage(packages(room.name()))
                    .should().dependOnClassesThat().resideInAnyPackage(forbidden)
                    .because(room.reason()).allowEmptyShould(true).check(CLASSES);
        }));
    }

    @Test
    void everyClassHasARoom() {
        noClasses().that().resideInAPackage("tailsplit..").should()
                .resideOutsideOfPackages(ROOMS.stream().map(Room::name).map(ArchitectureTest::packages)
                        .toArray(String[]::new))
                .because("a class outside the rooms escapes the rules of this test").check(CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> librariesStayInTheirRooms() {
        return Map.of(
                "ai.djl..", new Room("", "tensors and their native memory stay where they are looked after",
                        "network", "clustering", "loss", "training"),
                "javafx..", new Room("", "everything but the window works without a display", "workbench"),
                "picocli..", new Room("", "everything but the command line can be used without one", "command")
        ).entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(), () ->
                noClasses().that().resideOutsideOfPackages(Arrays.stream(rule.getValue().mayUse())
                                .map(ArchitectureTest::packages).toArray(String[]::new))
                        .should().dependOnClassesThat().resideInAPackage(rule.getKey())
                        .because(rule.getValue().reason()).check(CLASSES)));
    }

    @TestFactory
    Stream<DynamicTest> roomsAreFreeOfCycles() {
        return Stream.of("tailsplit.(*)..", "tailsplit.workbench.(*)..").map(rooms -> DynamicTest.dynamicTest(rooms, () ->
                slices().matching(rooms).should().beFreeOfCycles()
                        .because("a room can then be understood from those below it").check(CLASSES)));
    }

    @Test
    void noScreenKnowsTheWindow() {
        noClasses().that().resideInAPackage("tailsplit.workbench.*..")
                .should().dependOnClassesThat().resideInAPackage("tailsplit.workbench")
                .because("the window holds its screens, and they work in any other").check(CLASSES);
    }

    @Test
    void whatTheUserNamesIsWrittenAsAUserFile() {
        noClasses().that().resideInAnyPackage("tailsplit.command..", "tailsplit.workbench..")
                .should().dependOnClassesThat().belongToAnyOf(AtomicFile.class)
                .because("only the program's own files have the names of its own temporary files").check(CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> noTensorIsCombinedWithAJavaNumber() {
        return Stream.of("add", "sub", "mul", "div", "mod", "pow", "maximum", "minimum").map(name -> DynamicTest.dynamicTest(name, () ->
                noClasses().should().callMethod(NDArray.class, name, Number.class)
                        .because("DJL frees the memory of the number at once, though the backward pass may still need it").check(CLASSES)));
    }

    /** The meters and tallies of an epoch are read when it has ended, a batch's loss on the processor only. */
    @Test
    void noStepReadsATensor() {
        Stream.of("toFloatArray", "toDoubleArray", "toLongArray", "toIntArray", "toBooleanArray", "toUint8Array", "toArray", "toByteBuffer",
                "getFloat", "getDouble", "getLong", "getInt", "getBoolean", "getUint8").forEach(name ->
                noClasses().that().resideInAnyPackage("tailsplit.network..", "tailsplit.loss..")
                        .and().doNotHaveFullyQualifiedName("tailsplit.network.Peak")
                        .or().haveNameMatching("tailsplit\\.training\\.(Baseline|ClasswiseSplitting|DeviceImages|HostImages).*")
                        .should().callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name(name))
                                .and(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(
                                        JavaClass.Predicates.assignableTo(NDArray.class)))))
                        .because("on a GPU, training would wait for it").check(CLASSES));
    }

    /** NullAway looks into no package without the mark. */
    @Test
    void everyPackageIsNullMarked() {
        Set<JavaPackage> unmarked = new TreeSet<>(Comparator.comparing(JavaPackage::getName));
        CLASSES.stream().map(JavaClass::getPackage).filter(each -> !each.isAnnotatedWith(NullMarked.class)).forEach(unmarked::add);
        assertTrue(unmarked.isEmpty(), () -> "without @NullMarked in package-info.java: " + unmarked);
    }

    private static String packages(String room) {
        return "tailsplit." + room + "..";
    }
}
