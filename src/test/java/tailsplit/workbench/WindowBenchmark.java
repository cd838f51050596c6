package tailsplit.workbench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.canvas.Canvas;
import javafx.stage.Stage;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.run.RunFolder;
import tailsplit.user.UserFolders;
import tailsplit.workbench.chart.CanvasDrawing;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.chart.Look;
import tailsplit.workbench.monitor.MonitorFigures;
import tailsplit.workbench.task.FxThread;

/**
 * How long the window lets its user wait, on the machine that it is run on: {@code mvn -q test-compile
 * exec:exec@window-benchmark}. Every number is a median unless it says otherwise.
 */
public final class WindowBenchmark {
    private static final int ROUNDS = 15;

    private final Path folder;

    private WindowBenchmark(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("tailsplit-benchmark");
        new WindowBenchmark(folder).measure();
        System.exit(0);
    }

    private void measure() throws Exception {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(null));
        started.join();
        Platform.setImplicitExit(false);
        starts();
        TableBenchmark.inProcessesOfItsOwn(folder.resolve("table"));
        figures();
        answersWhileTraining();
    }

    /** By the launcher; the first start, when the disk is cold, is said apart. */
    private void starts() throws Exception {
        double[] window = new double[6];
        double[] list = new double[window.length];
        MadeUpRuns.many(new Workspace(folder.resolve("thousand")), 1000);
        for (int i = 0; i < window.length; i++) {
            ProcessBuilder builder = new ProcessBuilder("target/tailsplit/bin/tailsplit", "window", "--workspace",
                    folder.resolve("thousand").toString())
                    .redirectErrorStream(true);
            builder.environment().put("TAILSPLIT_CONFIG", folder.toString());
            builder.environment().put("JDK_JAVA_OPTIONS",
                    "-Dglass.platform=Headless -Dprism.order=sw -Djava.util.logging.config.file=" + logging());
            Process process = builder.start();
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                window[i] = reached("first window", reader);
                list[i] = reached("list of all runs", reader);
                process.destroy();
                process.waitFor();
            }
        }
        System.out.printf(Locale.ROOT, "the first start: window after %.0f ms, 1,000 runs listed after %.0f ms%n", window[0], list[0]);
        report("window after the start of the process, ms", Arrays.copyOfRange(window, 1, window.length));
        report("1,000 runs listed after the start of the process, ms", Arrays.copyOfRange(list, 1, list.length));
    }

    /** Makes the window say when it is there. */
    private Path logging() throws IOException {
        return Files.writeString(folder.resolve("logging.properties"), """
                handlers=java.util.logging.ConsoleHandler
                java.util.logging.ConsoleHandler.level=FINE
                tailsplit.workbench.level=FINE
                """);
    }

    private static double reached(String what, BufferedReader log) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (line.contains(what + " after ")) {
                return Double.parseDouble(line.replaceAll(".* after (\\d+) ms.*", "$1"));
            }
        }
        throw new IllegalStateException("no " + what);
    }

    private void figures() throws Exception {
        RunFolder run = MadeUpRuns.big(new Workspace(folder.resolve("big")), 100, 200, 5000);
        long start = System.nanoTime();
        List<MonitorFigures.Named> figures = MonitorFigures.of(run);
        System.out.printf(Locale.ROOT, "reading a run of 100 classes and 200 epochs and making its figures, beside the "
                + "window: %.0f ms%n", (System.nanoTime() - start) / 1e6);
        for (MonitorFigures.Named named : figures) {
            report("redraw of " + named.name() + " at 900 x 600, ms", draws(named.figure()));
        }
    }

    /** To the pixels, through a snapshot. */
    private static double[] draws(Figure figure) throws Exception {
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            millis[i] = onWindow(() -> {
                long start = System.nanoTime();
                Canvas canvas = new Canvas(900, 600);
                figure.draw(new CanvasDrawing(canvas.getGraphicsContext2D()), 900, 600, Look.LIGHT);
                canvas.snapshot(null, null);
                return (System.nanoTime() - start) / 1e6;
            });
        }
        return millis;
    }

    private record Opened(Stage stage, OpenWorkspace opened, MainWindow window) {
        void close() throws Exception {
            onWindow(() -> {
                stage.hide();
                opened.close();
                return null;
            });
        }
    }

    private Opened open(Workspace workspace) throws Exception {
        return onWindow(() -> {
            OpenWorkspace opened = new OpenWorkspace(workspace.folder(), UserFolders.standard().datasets(),
                    new PreferencesStore(folder.resolve("preferences.json")), FxThread.LATER);
            Stage stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            MainWindow window = new MainWindow(stage, opened);
            window.show();
            return new Opened(stage, opened, window);
        });
    }

    /** The longest and the usual wait for an answer of the window's thread while a run trains on every core. */
    private void answersWhileTraining() throws Exception {
        Opened window = open(new Workspace(folder.resolve("training")));
        await(() -> window.opened().design().draft().isPresent());
        onWindow(() -> {
            window.opened().design().begin(SampleExperiment.read().with(Settings.TRAINING_THREADS, 0L), Optional.empty());
            return null;
        });
        await(() -> window.opened().design().draft().isPresent());
        onWindow(() -> {
            window.window().run();
            return null;
        });
        await(() -> window.window().runs().items().stream()
                .anyMatch(item -> item.summary().status().filter(status -> status.epoch() >= 1).isPresent()));
        double[] millis = new double[600];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            onWindow(() -> true);
            millis[i] = (System.nanoTime() - start) / 1e6;
            TimeUnit.MILLISECONDS.sleep(50);
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "answer of the window while a run trains on every core: median %.1f ms, 99 of "
                + "100 within %.1f ms, longest %.1f ms%n",
                millis[millis.length / 2], millis[millis.length * 99 / 100], millis[millis.length - 1]);
        window.opened().service().queue().runs().forEach(run -> window.opened().service().kill(run.run()).join());
        await(() -> window.opened().service().queue().active() == 0);
        window.close();
    }

    static void report(String what, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%s: %.1f (%.1f to %.1f)%n", what, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 120_000 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        if (!condition.getAsBoolean()) {
            throw new IllegalStateException("waited in vain");
        }
    }

    private static <T> T onWindow(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.get();
    }
}
