package tailsplit.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.Axis;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.PaperExperiment;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.service.Phase;
import tailsplit.user.UserFolders;
import tailsplit.workbench.chart.PictureFile;
import tailsplit.workbench.task.FxThread;

/**
 * Makes a picture of every screen, in light and dark, at three sizes, from real runs: {@code mvn -q test-compile
 * exec:exec@pictures}. They lie in target/pictures; those that the README shows are also written to src/site/pictures.
 * Runs are trained once, into target/pictures/workspace. The grids are made up, in target/pictures/grids: their scores are random.
 */
public final class Pictures {
    private static final Set<String> OF_THE_README = Set.of("design-light-1280", "runs-dark-1280", "design-100-light-1280", "settings-light-1280",
            "help-light-1280", "ablation-light-1280", "results-light-1280", "results-figure-light-1280", "compare-dark-1280");
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}, {1024, 700}};

    private final Path folder;
    private Desk desk;
    private MainWindow window;
    private Stage stage;

    private Pictures(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        new Pictures(Path.of(arguments[0]).toAbsolutePath()).make();
        System.exit(0);
    }

    private void make() throws Exception {
        Files.createDirectories(folder);
        CompletableFuture<Void> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(null));
        Platform.setImplicitExit(false);
        started.join();
        makeGrids();
        open("workspace", SIZES[0], "light");
        train();
        close();
        for (String theme : List.of("light", "dark")) {
            for (int[] size : SIZES) {
                open("workspace", size, theme);
                picturesOf(theme, size);
                close();
                open("grids", size, theme);
                picturesOfGrids(theme, size);
                close();
            }
        }
    }

    private void open(String workspace, int[] size, String theme) throws Exception {
        onWindow(() -> {
            desk = new Desk(folder.resolve(workspace), UserFolders.standard().datasets(), new PreferencesStore(folder.resolve("preferences.json")), FxThread.LATER);
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
            window = new MainWindow(stage, desk);
            window.setTheme(theme);
            window.show();
            return null;
        });
        await(() -> desk.design().draft().isPresent() && window.runs().loadedProperty().get());
    }

    private void close() throws Exception {
        onWindow(() -> {
            stage.hide();
            desk.close();
            return null;
        });
    }

    /** The sample with splitting and its baseline, once. */
    private void train() throws Exception {
        if (!window.runs().items().isEmpty()) {
            return;
        }
        onWindow(() -> {
            window.run();
            desk.design().change(now -> now.with(Settings.SPLITTING_METHOD, "none").with(Settings.NAME, "Quickstart, baseline"), null);
            window.run();
            desk.design().undo();
            return null;
        });
        await(() -> desk.service().queue().count(Phase.FINISHED) == 2);
        await(() -> window.runs().items().stream().allMatch(item -> item.summary().result().isPresent()));
    }

    /** The quick forms of Table 1, a quarter of it still to be trained, of Table 4 and of Figure 4, with three seeds. */
    private void makeGrids() {
        Workspace workspace = new Workspace(folder.resolve("grids"));
        if (!workspace.runNames().isEmpty()) {
            return;
        }
        Random random = new Random(0);
        for (PaperExperiment experiment : List.of(PaperExperiment.TABLE_1, PaperExperiment.TABLE_4, PaperExperiment.FIGURE_4)) {
            Ablation quick = experiment.quick();
            List<Axis<?>> axes = new ArrayList<>(quick.axes());
            axes.add(new Axis<>(Settings.TRAINING_SEED, List.of(0L, 1L, 2L)));
            MadeUpRuns.grid(workspace, new Ablation(quick.base(), axes, List.of(), List.of()), cell -> {
                boolean missing = cell.get(Settings.LOSS_NAME).equals("ldam") && cell.get(Settings.IMBALANCE_FACTOR) < 0.05;
                boolean split = cell.get(Settings.SPLITTING_METHOD).equals("cws");
                double near = -Math.abs(Math.log10(1 - cell.get(Settings.SPLITTING_ATTENUATION)) + 2);
                double rule = switch (cell.get(Settings.RULE_NAME)) {
                    case "drw" -> 0.02;
                    case "reweighting" -> 0.01;
                    default -> 0;
                };
                return missing ? Double.NaN : 0.88 + 0.05 * Math.log10(cell.get(Settings.IMBALANCE_FACTOR)) + rule
                        + (split ? 0.015 + 0.01 * near : 0) + 0.008 * random.nextGaussian();
            });
        }
    }

    private void picturesOfGrids(String theme, int[] size) throws Exception {
        onWindow(() -> {
            window.showScreen("Ablation");
            MenuButton presets = (MenuButton) stage.getScene().lookup("#paper-experiments");
            ((Menu) presets.getItems().getFirst()).getItems().getFirst().fire();
            return null;
        });
        TimeUnit.MILLISECONDS.sleep(2500);
        picture("ablation", theme, size);
        onWindow(() -> {
            window.showScreen("Results");
            return null;
        });
        for (String[] shown : new String[][] {{"Table-1-quick", "results"}, {"Table-4-quick", "results-literature"}, {"Figure-4-quick", "results-figure"}}) {
            TimeUnit.MILLISECONDS.sleep(1000);
            onWindow(() -> {
                @SuppressWarnings("unchecked") // the box of names
                ComboBox<String> source = (ComboBox<String>) stage.getScene().lookup("#results-source");
                source.setValue(shown[0]);
                return null;
            });
            TimeUnit.MILLISECONDS.sleep(1500);
            picture(shown[1], theme, size);
        }
    }

    private void picturesOf(String theme, int[] size) throws Exception {
        onWindow(() -> {
            window.showScreen("Design");
            return null;
        });
        picture("design", theme, size);
        onWindow(() -> {
            window.showScreen("Runs");
            window.runs().selectedProperty().set(window.runs().items().getFirst().run());
            return null;
        });
        TimeUnit.MILLISECONDS.sleep(1200);
        picture("runs", theme, size);
        for (String lower : List.of("Label mapper, both layers", "Log", "Subclass occupancy")) {
            onWindow(() -> {
                @SuppressWarnings("unchecked") // the box of names
                ComboBox<String> box = (ComboBox<String>) stage.getScene().lookup("#lower-chooser");
                box.setValue(lower);
                return null;
            });
            if (!lower.startsWith("Sub") && size[0] == 1280) {
                picture("runs-" + lower.split("\\W")[0].toLowerCase(), theme, size);
            }
        }
        onWindow(() -> {
            window.lookAt(window.runs().items().stream().map(item -> item.run()).toList());
            return null;
        });
        TimeUnit.MILLISECONDS.sleep(800);
        picture("compare", theme, size);
        for (String other : List.of("Settings", "Help")) {
            onWindow(() -> {
                window.showScreen(other);
                return null;
            });
            picture(other.toLowerCase(), theme, size);
        }
        if (size[0] == 1280) {
            hundredClasses(theme, size);
        }
    }

    private void hundredClasses(String theme, int[] size) throws Exception {
        Configuration before = desk.design().configuration();
        onWindow(() -> {
            desk.design().begin(before.with(Settings.DATASET_NAME, "shapes100").with(Settings.SPLITTING_SUBCLASSES, List.of()), Optional.empty());
            window.showScreen("Design");
            return null;
        });
        await(() -> desk.design().draft().filter(draft -> draft.classes() == 100).isPresent());
        picture("design-100", theme, size);
        onWindow(() -> {
            desk.design().begin(before, Optional.empty());
            return null;
        });
        await(() -> desk.design().draft().filter(draft -> draft.classes() == 10).isPresent());
    }

    private void picture(String name, String theme, int[] size) throws Exception {
        TimeUnit.MILLISECONDS.sleep(350);
        String fileName = "%s-%s-%d".formatted(name, theme, size[0]);
        Path file = folder.resolve(fileName + ".png");
        onWindow(() -> {
            Node root = stage.getScene().getRoot();
            root.applyCss();
            PictureFile.write(stage.getScene().snapshot(null), file);
            return null;
        });
        if (OF_THE_README.contains(fileName)) {
            Path shown = Files.createDirectories(Path.of("src/site/pictures")).resolve(name + ".png");
            Files.copy(file, shown, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(20));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("waited in vain");
            }
            TimeUnit.MILLISECONDS.sleep(100);
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
