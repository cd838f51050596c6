package tailsplit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.file.ExclusiveLock;
import tailsplit.file.Json;
import tailsplit.file.ProcessIdentity;

/** Two machines that share a run's folder; the other one is made up. */
class RunLockTest {
    private static final ProcessIdentity ELSEWHERE =
            new ProcessIdentity(4711, Optional.of(Instant.parse("2026-01-02T03:04:05Z")), Optional.of("node7"));

    @TempDir
    private Path folder;

    private RunFolder run;
    private final List<String> news = new ArrayList<>();

    @BeforeEach
    void makeFolder() {
        run = new RunFolder(folder);
        run.create();
    }

    @Test
    void aRunOfAnotherMachineIsNeitherDeadNorFreeWhileItsHeartMayBeat() throws Exception {
        write(Instant.now().minusSeconds(300)); // clocks differ, and files arrive late
        assertTrue(run.status().orElseThrow().isAlive());
        assertEquals(Optional.of("node7"), run.status().orElseThrow().elsewhere());
        assertTrue(RunLock.tryAcquire(run).isEmpty());
        assertEquals(RunState.RUNNING, run.status().orElseThrow().state());
    }

    @Test
    void aRunOfAnotherMachineThatIsLongSilentIsFree() throws Exception {
        write(Instant.now().minus(Duration.ofHours(1)));
        assertFalse(run.status().orElseThrow().isAlive());
        try (RunLock _ = RunLock.tryAcquire(run).orElseThrow()) {
            assertTaken();
        }
    }

    @Test
    void whoWatchesASilentRunLongEnoughTakesItOver() throws Exception {
        write(Instant.now().plusSeconds(200)); // its clock was ahead
        try (RunLock _ = acquire(Duration.ZERO, Duration.ofMillis(300)).orElseThrow()) {
            assertTaken();
            assertEquals(List.of("node7 may be training this run; it is taken over if there is no sign of life for 0 seconds"), news);
        }
    }

    @Test
    void aHeartThatBeatsWhileItIsWatchedKeepsTheRun() throws Exception {
        write(Instant.now().minusSeconds(400)); // its clock is behind
        Thread heart = Thread.ofPlatform().daemon().start(() -> {
            try {
                for (int beat = 0; beat < 100; beat++) {
                    TimeUnit.MILLISECONDS.sleep(50);
                    write(Instant.now().minusSeconds(400));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertTrue(acquire(Duration.ZERO, Duration.ofSeconds(2)).isEmpty());
        heart.interrupt();
        heart.join();
        assertEquals(ELSEWHERE, run.status().orElseThrow().process());
    }

    @Test
    void aLockThatAServerKeepsForADeadMachineIsReplaced() throws Exception {
        Process server = holdLock();
        try {
            write(Instant.now());
            Json.write(run.path().resolve("holder"), ELSEWHERE);
            Files.write(run.lock(), Files.readAllBytes(run.path().resolve("holder")));
            assertTrue(ExclusiveLock.tryAcquire(run.lock()).isEmpty(), "it is held");
            try (RunLock _ = acquire(Duration.ZERO, Duration.ofMillis(300)).orElseThrow()) {
                assertTaken();
            }
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void aLockOfThisMachineIsNotReplaced() throws Exception {
        Process other = holdLock();
        try {
            write(Instant.now());
            assertTrue(acquire(Duration.ZERO, Duration.ofMillis(300)).isEmpty());
            assertEquals(ELSEWHERE, run.status().orElseThrow().process());
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aStatusOfAnOlderVersionIsOneOfThisMachine() throws Exception {
        run.write(RunStatus.starting(3));
        Path file = run.path().resolve("status.json");
        String text = Files.readString(file).replaceAll(",\\s*\"host\" : \"[^\"]*\"", "");
        assertFalse(text.contains("host"));
        Files.writeString(file, text);
        RunStatus old = run.status().orElseThrow();
        assertTrue(old.process().isHere());
        assertTrue(old.isAlive());
        assertTrue(old.process().isSame(ProcessIdentity.current()));
    }

    private Optional<RunLock> acquire(Duration patience, Duration silence) throws IOException, InterruptedException {
        return RunLock.acquire(run, patience, silence, news::add, () -> false);
    }

    private void write(Instant heartbeat) {
        RunStatus here = RunStatus.running(3, 10, 1, 20, 100, 0.5, 0.4, 60);
        run.write(new RunStatus(here.state(), here.epoch(), here.epochs(), here.batch(), here.batches(),
                here.imagesPerSecond(), here.loss(),
                here.testAccuracy(), here.secondsLeft(), here.memory(), here.reason(), heartbeat, ELSEWHERE));
    }

    private void assertTaken() {
        RunStatus status = run.status().orElseThrow();
        assertEquals(RunState.STOPPED, status.state());
        assertEquals(3, status.epoch());
        assertTrue(status.process().isSame(ProcessIdentity.current()));
        assertEquals("node7, which trained it, gave no sign of life any more", status.reason().orElseThrow());
    }

    /** Another process that holds the run's lock. */
    private Process holdLock() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(), run.lock().toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertEquals('+', process.getInputStream().read());
        return process;
    }

    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (ExclusiveLock _ = ExclusiveLock.tryAcquire(Path.of(arguments[0])).orElseThrow()) {
                System.out.print('+');
                System.out.flush();
                TimeUnit.MINUTES.sleep(1);
            }
        }
    }
}
