package tailsplit.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.file.ExclusiveLock;
import tailsplit.file.InvalidInputException;
import tailsplit.file.ProcessIdentity;
import tailsplit.gpu.Libtorch;
import tailsplit.gpu.LibtorchInUse;
import tailsplit.gpu.LibtorchStore;
import tailsplit.gpu.StandIns;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;

/** A queue with real worker processes. */
class TrainingServiceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private TrainingService service;

    @BeforeEach
    void open() {
        service = TrainingService.open(new Workspace(folder), folder.resolve("data"), new Capacity(1, 1));
    }

    @AfterEach
    void stopWorkers() throws Exception {
        for (QueuedRun run : service.queue().runs()) {
            service.kill(run.run()).join();
        }
        await(() -> service.queue().active() == 0);
        service.close();
    }

    @Test
    void runsFollowOneAnotherInTheOrderOfTheQueue() throws Exception {
        List<String> started = new CopyOnWriteArrayList<>();
        service.onChange(queue -> queue.runs().stream().filter(run -> run.state() == RunState.RUNNING).map(QueuedRun::run)
                .filter(run -> !started.contains(run)).forEach(started::add));
        service.hold(true).join();
        String first = submit("first", 1);
        String second = submit("second", 1);
        String third = submit("third", 1);
        service.move(third, -1).join();
        service.hold(false).join();
        await(() -> service.queue().count(RunState.FINISHED) == 3);
        assertEquals(List.of(first, third, second), started);
        assertEquals(RunState.FINISHED, run(second).result().orElseThrow().state());
    }

    @Test
    void aListenerThatFailsLosesNothingForTheOthersAndTheDisk() throws Exception {
        List<Boolean> onDisk = new CopyOnWriteArrayList<>();
        service.onChange(_ -> {
            throw new IllegalStateException("a fault on purpose");
        });
        service.onChange(queue -> onDisk.add(queue.equals(new QueueFile(folder.resolve("queue.json")).read())));
        service.hold(true).join();
        String run = submit("kept", 1);
        assertEquals(List.of(true, true), onDisk);
        service.close();
        open();
        assertEquals(List.of(run), service.queue().runs().stream().map(QueuedRun::run).toList());
        assertTrue(service.queue().held());
    }

    @Test
    void asManyRunAsTheCoresHold() throws Exception {
        service.setCapacity(new Capacity(2, 1));
        submit("one", 50);
        submit("two", 50);
        submit("three", 50);
        await(() -> service.queue().active() == 2);
        assertEquals(1, service.queue().count(RunState.WAITING));
    }

    @Test
    void aPausedRunGoesOnFromItsCheckpointToTheSameNumbers() throws Exception {
        String whole = submit("whole", 3);
        await(() -> phase(whole) == RunState.FINISHED);
        String paused = submit("paused", 3);
        await(() -> !run(paused).epochs().isEmpty());
        service.pause(paused).join();
        await(() -> phase(paused) == RunState.PAUSED);
        assertTrue(run(paused).result().isEmpty());
        service.resume(paused).join();
        await(() -> phase(paused) == RunState.FINISHED);
        assertEquals(run(whole).epochs(), run(paused).epochs());
        assertEquals(1, run(paused).provenance().orElseThrow().threads());
    }

    @Test
    void aRunThatIsNotInTheQueueIsResumedAndTrainedAgain() throws Exception {
        String run = submit("found", 2);
        await(() -> phase(run) == RunState.FINISHED);
        service.remove(run).join();
        assertTrue(run(run).result().isPresent());
        service.startAfresh(run).join();
        await(() -> phase(run) == RunState.RUNNING && !run(run).epochs().isEmpty());
        service.stop(run).join();
        service.kill(run).join();
        await(() -> !phase(run).isActive());
        service.remove(run).join();
        service.resume(run).join();
        await(() -> phase(run) == RunState.FINISHED);
        assertEquals(2, run(run).epochs().size());
    }

    @Test
    void aRunThatAnotherProgramTrainsIsNotCleared() throws Exception {
        String run = submit("held", 50);
        await(() -> phase(run) == RunState.RUNNING && !run(run).epochs().isEmpty());
        service.stop(run).join();
        await(() -> phase(run) == RunState.STOPPED);
        try (ExclusiveLock _ = ExclusiveLock.tryAcquire(run(run).lock()).orElseThrow()) {
            assertThrows(CompletionException.class, () -> service.startAfresh(run).join());
        }
        assertFalse(run(run).epochs().isEmpty());
    }

    /** Another process tries to get hold of the run again and again, from the first file that is gone to the last. */
    @Test
    void noOneCanTakeARunWhileItIsCleared() throws Exception {
        service.hold(true).join();
        String run = submit("full", 1);
        Path checkpoints = run(run).checkpoints().folder();
        for (int i = 0; i < 5000; i++) {
            Files.createFile(checkpoints.resolve("file-" + i));
        }
        CompletableFuture<Boolean> taken = CompletableFuture.supplyAsync(() -> isTakenWhileFilesGo(run));
        service.startAfresh(run).join();
        assertFalse(Files.exists(checkpoints));
        assertFalse(taken.join());
        assertTrue(Files.exists(run(run).configuration()));
    }

    private boolean isTakenWhileFilesGo(String run) {
        Path checkpoints = run(run).checkpoints().folder();
        try {
            while (Files.exists(checkpoints.resolve("file-999"))) { // goes first
                Thread.onSpinWait();
            }
            while (Files.exists(checkpoints)) {
                try (ExclusiveLock lock = ExclusiveLock.tryAcquire(run(run).lock()).orElse(null)) {
                    if (lock != null && Files.exists(checkpoints)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRunOfAnotherMachineIsNotClearedAndAWorkerThatLostItsRunEnds() throws Exception {
        String run = submit("taken", 500);
        await(() -> !run(run).epochs().isEmpty());
        ProcessHandle worker = worker(run);
        RunStatus here = run(run).status().orElseThrow();
        ProcessIdentity elsewhere = new ProcessIdentity(4711, Optional.empty(), Optional.of("node7"));
        RunStatus taken = new RunStatus(RunState.RUNNING, 1, 500, 0, 0, 1, 1, 1, 1, 1, Optional.empty(),
                here.heartbeat().plusSeconds(60), elsewhere);
        Path elsewhereFolder = Files.createDirectory(folder.resolve("elsewhere"));
        await(() -> { // again and again: the worker may be writing its own at this very moment
            new RunFolder(elsewhereFolder).write(taken);
            move(elsewhereFolder.resolve("status.json"), new Workspace(folder).runs().resolve(run).resolve("status.json"));
            return !worker.isAlive();
        });
        assertEquals(elsewhere, run(run).status().orElseThrow().process());
        await(() -> phase(run) == RunState.INTERRUPTED);
        CompletionException refusal = assertThrows(CompletionException.class, () -> service.startAfresh(run).join());
        assertTrue(refusal.getMessage().contains("is being trained"), refusal.getMessage());
        assertFalse(run(run).epochs().isEmpty());
    }

    @Test
    void aStoppedRunKeepsItsCheckpoint() throws Exception {
        String run = submit("stopped", 50);
        await(() -> !run(run).epochs().isEmpty());
        service.stop(run).join();
        await(() -> phase(run) == RunState.STOPPED);
        try (Stream<Path> checkpoints = Files.list(run(run).checkpoints().folder())) {
            assertTrue(checkpoints.findAny().isPresent());
        }
        assertEquals(RunState.STOPPED, run(run).status().orElseThrow().state());
    }

    @Test
    void aKilledWorkerIsSaidToBeAndItsRunGoesOn() throws Exception {
        String run = submit("killed", 4);
        await(() -> !run(run).epochs().isEmpty());
        worker(run).destroyForcibly();
        await(() -> phase(run) == RunState.INTERRUPTED);
        String reason = service.queue().find(run).orElseThrow().reason().orElseThrow();
        assertTrue(reason.contains("was killed"), reason);
        service.resume(run).join();
        await(() -> phase(run) == RunState.FINISHED);
        assertEquals(4, run(run).epochs().size());
    }

    @Test
    void aServiceOpenedLaterFindsTheQueueAndTheWorkersThatRun() throws Exception {
        String running = submit("running", 200);
        String waiting = submit("waiting", 1);
        await(() -> !run(running).epochs().isEmpty());
        long pid = worker(running).pid();
        service.close();
        assertTrue(ProcessHandle.of(pid).orElseThrow().isAlive());
        open();
        assertEquals(List.of(running, waiting), service.queue().runs().stream().map(QueuedRun::run).toList());
        assertEquals(RunState.RUNNING, phase(running));
        int epochs = run(running).epochs().size();
        await(() -> run(running).epochs().size() > epochs);
        assertEquals(pid, worker(running).pid());
        service.stop(running).join();
        await(() -> phase(running) == RunState.STOPPED && phase(waiting) == RunState.FINISHED);
    }

    @Test
    void aServiceOpenedAfterItsWorkerDiedOffersToResume() throws Exception {
        String run = submit("died", 200);
        await(() -> !run(run).epochs().isEmpty());
        ProcessHandle worker = worker(run);
        service.close();
        worker.destroyForcibly();
        await(() -> !worker.isAlive());
        open();
        await(() -> phase(run) == RunState.INTERRUPTED);
        assertTrue(phase(run).isResumable());
    }

    @Test
    void aWorkspaceIsOpenOnlyOnce() {
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () ->
                TrainingService.open(new Workspace(folder), folder, new Capacity(1, 1)));
        assertTrue(refusal.getMessage().contains("open already"), refusal.getMessage());
    }

    @Test
    void whatCannotBeReadOfAQueueDoesNotKeepTheWorkspaceShut() throws IOException {
        service.close();
        Files.writeString(folder.resolve("queue.json"), "{\"held\": tr");
        open();
        assertEquals(List.of(), service.queue().runs());
        assertTrue(Files.exists(folder.resolve("queue-unreadable.json")));
    }

    @Test
    void anActiveRunIsNotRemovedAndAWaitingOneLeavesNothing() throws Exception {
        String active = submit("active", 200);
        String waiting = submit("waiting", 1);
        await(() -> phase(active) == RunState.RUNNING);
        assertThrows(CompletionException.class, () -> service.remove(active).join());
        service.remove(waiting).join();
        assertFalse(Files.exists(run(waiting).path()));
        assertEquals(List.of(active), service.queue().runs().stream().map(QueuedRun::run).toList());
    }

    @Test
    void workersThatStartTogetherBothTrain() throws Exception {
        service.setCapacity(new Capacity(2, 1));
        Set<String> runs = Set.of(submit("left", 1), submit("right", 1));
        await(() -> service.queue().count(RunState.FINISHED) == 2);
        runs.forEach(run -> assertEquals(1, run(run).epochs().size()));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void whereAGpuIsInUseItIsSharedAsTheSettingSays() throws Exception {
        service.hold(true).join();
        String before = submit("before", 1);
        assertEquals("auto", device(before));
        LibtorchStore store = new LibtorchStore(folder.resolve("data"));
        Path environment = StandIns.environment(folder.resolve("environment"), "2.7.1+cu128", "'12.8'");
        store.use(LibtorchInUse.of(Libtorch.read(environment), List.of(0), 1));
        service.devicesChanged().join();
        String after = submit("after", 1);
        assertEquals(List.of("gpu:0", "gpu:0"), List.of(device(before), device(after)));
        QueuedRun active = service.queue().find(before).orElseThrow();
        assertFalse(new Capacity(8, 1).fits(service.queue().find(after).orElseThrow(), List.of(active)));
        assertTrue(new Capacity(8, 2).fits(service.queue().find(after).orElseThrow(), List.of(active)));
        store.remove();
        service.devicesChanged().join();
        assertEquals(List.of("auto", "auto"), List.of(device(before), device(after)));
    }

    private String device(String run) {
        return service.queue().find(run).orElseThrow().device().text();
    }

    private String submit(String name, long epochs) {
        Configuration configuration = ConfigurationFile.readText("""
                dataset: {name: shapes10}
                imbalance: {factor: 0.1, max: 60}
                splitting: {method: cws}
                network: {name: resnet8}
                training: {batch: 32, warmup: 0}
                projection: {images: 0}
                """, "test", folder).with(Settings.NAME, name).with(Settings.TRAINING_EPOCHS, epochs);
        return service.submit(Prepared.of(configuration, folder).configuration(), 1).join();
    }

    private static void move(Path source, Path target) {
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunState phase(String run) {
        return service.queue().find(run).orElseThrow().state();
    }

    private ProcessHandle worker(String run) {
        return ProcessHandle.of(service.queue().find(run).orElseThrow().worker().orElseThrow().pid()).orElseThrow();
    }

    private RunFolder run(String name) {
        return new RunFolder(new Workspace(folder).runs().resolve(name));
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), () -> "not reached; the queue is " + service.queue());
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
