package tailsplit.worker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Overrides;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.file.ProcessIdentity;
import tailsplit.protocol.ExitCode;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.service.WorkerProcess;
import tailsplit.training.Checkpoints;
import tailsplit.training.Resumption;

/** A run that adapted its subclasses, with the checkpoints of its three epochs, whose files are then damaged. */
class RecordCheckTest {
    @TempDir
    private static Path whole;

    private static RunFolder trained;

    @TempDir
    private Path folder;

    private RunFolder run;

    @BeforeAll
    static void train() throws IOException, InterruptedException {
        Configuration configuration = Prepared.of(Overrides.apply(Configuration.defaults(), List.of("dataset.name=shapes10",
                "imbalance.factor=0.1", "imbalance.max=40", "network.name=resnet8", "splitting.method=cws",
                "splitting.subclasses=auto:adaptive", "splitting.adaptAt=[0.5]", "training.epochs=3", "training.batch=32",
                "training.keepCheckpoints=3", "projection.images=30", "projection.featuresEvery=2"), whole), whole).configuration();
        trained = new RunFolder(new Workspace(whole).runFolder(configuration));
        trained.create();
        ConfigurationFile.write(configuration, trained.configuration());
        assertEquals(ExitCode.DONE, work(trained));
    }

    private static int work(RunFolder folder) throws IOException, InterruptedException {
        return WorkerProcess.start(folder, whole, 1, WorkerProcess.Attachment.ATTACHED).waitFor();
    }

    /** As it was killed after its last epoch. */
    private void copy() throws IOException {
        Path there = folder.resolve(trained.name());
        FileUtils.copyDirectory(trained.path().toFile(), there.toFile());
        run = new RunFolder(there);
        for (String name : List.of("result.json", "predictions.csv", "confusion.csv", "status.json")) {
            Files.delete(there.resolve(name));
        }
    }

    private Resumption resumption() {
        Prepared prepared = Prepared.of(ConfigurationFile.read(run.configuration()), folder);
        return new Checkpoints(run.checkpoints()).resumption(new RecordCheck(run, prepared)::missing);
    }

    private void cut(String name, double share) throws IOException {
        Path file = run.path().resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * share)));
    }

    @Test
    void allIsThere() throws IOException {
        copy();
        assertEquals(new Resumption(3, Optional.empty()), resumption());
        assertEquals(List.of(1, 2, 3), run.checkpoints().epochs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"epochs.csv", "class-accuracy.csv", "timing.csv", "subclasses.csv", "split.csv", "subclass-numbers.csv",
            "projection/epoch-3.csv", "projection/centres-3.csv", "projection/features-3.npy", "mapper-2.csv"})
    void aRowShortGoesOnBeforeIt(String name) throws IOException {
        copy();
        Path file = run.path().resolve(name);
        List<String> lines = Files.readAllLines(file, ISO_8859_1);
        Files.write(file, lines.subList(0, lines.size() - 1), ISO_8859_1);
        Resumption start = resumption();
        assertTrue(start.epoch() == 2 || start.epoch() == 1 && name.equals("subclass-numbers.csv"), start::toString);
        assertTrue(start.notice().orElseThrow().startsWith("it goes on after epoch "), start::toString);
        assertEquals(start.epoch(), run.checkpoints().epochs().getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"epochs.csv", "class-accuracy.csv", "timing.csv", "subclasses.csv", "split.csv", "subclass-numbers.csv",
            "projection/epoch-1.csv", "projection/centres-1.csv"})
    void whatIsGoneIsNamedAndNothingIsThrownAway(String name) throws IOException {
        copy();
        Files.delete(run.path().resolve(name));
        String refusal = assertThrows(InvalidInputException.class, this::resumption).getMessage();
        assertTrue(refusal.contains(name.startsWith("projection") ? "the projection of epoch 1" : name), refusal);
        assertEquals(List.of(1, 2, 3), run.checkpoints().epochs());
    }

    @ParameterizedTest
    @CsvSource({"epochs.csv", "class-accuracy.csv", "subclasses.csv", "split.csv", "subclass-numbers.csv"})
    void aHalfIsNeverTakenForTheWhole(String name) throws IOException {
        copy();
        cut(name, 0.5);
        try {
            assertTrue(resumption().epoch() < 3);
        } catch (InvalidInputException e) {
            assertTrue(e.getMessage().contains(name), e.getMessage());
        }
    }

    /** The same bytes as without the damage, and the user hears of it. */
    @Test
    void aDamagedCheckpointIsPassedOver() throws IOException, InterruptedException {
        copy();
        cut("checkpoints/epoch-3.npz", 0.9);
        Files.writeString(run.path().resolve("status.json"), "");
        assertEquals(ExitCode.DONE, work(run));
        assertTrue(run.logTail(1 << 16).contains("it goes on after epoch 2, as epoch-3.npz is damaged"), run.logTail(1 << 16));
        for (String name : List.of("epochs.csv", "subclasses.csv", "predictions.csv", "result.json", "checkpoints/epoch-3.npz")) {
            assertEquals(-1, Files.mismatch(trained.path().resolve(name), run.path().resolve(name)), name);
        }
    }

    @Test
    void whereNoCheckpointCanBeReadTrainingBeginsAgain() throws IOException {
        copy();
        for (int epoch = 1; epoch <= 3; epoch++) {
            cut("checkpoints/epoch-%d.npz".formatted(epoch), 0.5);
        }
        assertEquals(new Resumption(0, Optional.of("it begins again, as epoch-3.npz is damaged")), resumption());
    }

    /** Of the process before it nothing is told. */
    @Test
    void aWorkerThatIsKilledBeforeItsFirstWordIsNotToldByTheOneBefore() {
        run = new RunFolder(folder);
        run.write(RunStatus.running(1, 3, 0, 0, 1, 1, 1, 1).ended(RunState.STOPPED, Optional.empty()));
        RunStatus before = run.status().orElseThrow();
        assertEquals(Optional.of(before), run.status(before.process()));
        assertEquals(Optional.empty(), run.status(ProcessIdentity.of(ProcessHandle.current().parent().orElseThrow())));
    }
}
