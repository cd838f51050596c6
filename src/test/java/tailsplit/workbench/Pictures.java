package tailsplit.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import tailsplit.clustering.MovingCentre;
import tailsplit.dataset.Datasets;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.Axis;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.PaperExperiment;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.loss.Losses;
import tailsplit.run.RunState;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.user.UserFolders;
import tailsplit.workbench.chart.PictureFile;
import tailsplit.workbench.task.FxThread;

/**
 * Makes a picture of every screen, in light and dark, at three sizes, from real runs: {@code mvn -q test-compile
 * exec:exec@pictures}. They lie in target/pictures; those that README and guide show are also written to src/site/pictures.
 * Runs are trained once, into target/pictures/workspace. The grids are made up, in target/pictures/grids: their scores are random.
 */
public final class Pictures {
    private static final Set<String> OF_THE_GUIDE =
            Set.of("welcome-light-1280", "design-light-1280", "runs-dark-1280", "design-100-light-1280",
            "compare-dark-1280", "seeds-light-1280", "pair-light-1280");
    /** Below it, a table of one row is empty. */
    private static final int HEIGHT_OF_A_ROW = 260;
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}, {1024, 700}};

    private final Path folder;
    private OpenWorkspace opened;
    private MainWindow window;
    private Stage stage;

    private Pictures(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        try {
            new Pictures(Path.of(arguments[0]).toAbsolutePath()).make();
            System.exit(0);
        } catch (ExecutionException e) {
            e.printStackTrace();
            System.exit(1); // the window's thread would go on
        }
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
                pictureOfTheWelcome(theme, size);
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
            opened = new OpenWorkspace(folder.resolve(workspace), UserFolders.standard().datasets(),
                    new PreferencesStore(folder.resolve("preferences.json")), FxThread.LATER);
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
            window = new MainWindow(stage, opened);
            window.setTheme(theme);
            window.show();
            return null;
        });
        await(() -> opened.design().draft().isPresent() && window.runs().loadedProperty().get());
    }

    private void close() throws Exception {
        onWindow(() -> {
            stage.hide();
            opened.close();
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
            opened.design().change(now -> now.with(Settings.SPLITTING_METHOD, SplittingMethod.NONE)
                    .with(Settings.NAME, "Quickstart, baseline"), null);
            window.run();
            opened.design().undo();
            return null;
        });
        await(() -> opened.service().queue().count(RunState.FINISHED) == 2);
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
                boolean missing = cell.get(Settings.LOSS_NAME) == Losses.named("ldam") && cell.get(Settings.IMBALANCE_FACTOR) < 0.05;
                boolean split = cell.get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS;
                double near = -Math.abs(Math.log10(1 - cell.get(MovingCentre.ATTENUATION)) + 2);
                double rule = switch (cell.get(Settings.RULE_NAME)) {
                    case DRW -> 0.02;
                    case REWEIGHTING -> 0.01;
                    default -> 0;
                };
                return missing ? Double.NaN : 0.88 + 0.05 * Math.log10(cell.get(Settings.IMBALANCE_FACTOR)) + rule
                        + (split ? 0.015 + 0.01 * near : 0) + 0.008 * random.nextGaussian();
            });
        }
    }

    private void pictureOfTheWelcome(String theme, int[] size) throws Exception {
        Path preferences = folder.resolve("welcome-%s.json".formatted(theme));
        Session session = onWindow(() -> {
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            try (PreferencesStore store = new PreferencesStore(preferences)) {
                store.change(now -> now.withTheme(theme));
            }
            Session first = new Session(stage, () -> new PreferencesStore(preferences), UserFolders.standard().datasets(), _ -> {});
            first.start(Optional.empty(), Path.of("/home/you/tailsplit"), Optional.empty());
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
            return first;
        });
        picture("welcome", theme, size);
        onWindow(() -> {
            stage.hide();
            session.close();
            return null;
        });
    }

    /** The tutorial's grid of seeds, and the table of the two runs that are there. */
    private void picturesOfTheTutorial(String theme, int[] size) throws Exception {
        onWindow(() -> {
            window.showScreen("Ablation");
            return null;
        });
        TimeUnit.MILLISECONDS.sleep(800);
        onWindow(() -> {
            ((Button) stage.getScene().getRoot().lookupAll(".button").stream()
                    .filter(each -> each instanceof Button button && button.getText().equals("From the design"))
                    .findFirst().orElseThrow()).fire();
            ((MenuButton) stage.getScene().lookup("#add-axis")).getItems().stream()
                    .filter(item -> Settings.TRAINING_SEED.label().equals(item.getText()))
                    .findFirst().orElseThrow().fire();
            stage.getScene().getRoot().applyCss();
            TextField seeds = (TextField) stage.getScene().lookup("#axis-training-seed");
            seeds.setText("0, 1, 2");
            seeds.fireEvent(new ActionEvent());
            return null;
        });
        TimeUnit.MILLISECONDS.sleep(1500);
        picture("seeds", theme, size);
        onWindow(() -> {
            window.showScreen("Results");
            return null;
        });
        TimeUnit.MILLISECONDS.sleep(1500);
        picture("pair", theme, size);
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
        for (String[] shown : new String[][] {{"Table-1-quick", "results"}, {"Table-4-quick", "results-literature"},
                {"Figure-4-quick", "results-figure"}}) {
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
            window.runs().selectedProperty().set(window.runs().items().stream()
                    .filter(item -> item.summary().configuration().get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS)
                    .findFirst().orElseThrow().run());
            return null;
        });
        TimeUnit.MILLISECONDS.sleep(1200);
        picture("runs", theme, size);
        for (String lower : List.of("Label mapper, both layers", "Log", "Subclass occupancy", "What the split does")) {
            onWindow(() -> {
                @SuppressWarnings("unchecked") // the box of names
                ComboBox<String> box = (ComboBox<String>) stage.getScene().lookup("#lower-chooser");
                box.setValue(lower);
                return null;
            });
            if (!lower.startsWith("What") && size[0] == 1280) {
                picture("runs-" + lower.split("\\W")[0].toLowerCase(Locale.ROOT), theme, size);
            }
        }
        onWindow(() -> {
            window.showRuns(window.runs().items().stream().map(item -> item.run()).toList());
            return null;
        });
        TimeUnit.MILLISECONDS.sleep(800);
        picture("compare", theme, size);
        picturesOfTheTutorial(theme, size);
        onWindow(() -> {
            window.showScreen("Settings");
            return null;
        });
        picture("settings", theme, size);
        for (String link : List.of("README.md", "tutorial.md", "method.md#rings-around-it", "settings.md#attenuation")) {
            onWindow(() -> {
                window.showGuide(link);
                return null;
            });
            TimeUnit.MILLISECONDS.sleep(800);
            picture("help-" + link.split("\\.")[0].toLowerCase(Locale.ROOT), theme, size);
        }
        if (size[0] == 1280) {
            hundredClasses(theme, size);
        }
    }

    private void hundredClasses(String theme, int[] size) throws Exception {
        Configuration before = opened.design().configuration();
        onWindow(() -> {
            opened.design().begin(before.with(Settings.DATASET_NAME, Datasets.named("shapes100"))
                    .with(Settings.SPLITTING_SUBCLASSES, SubclassNumbers.unsaid()), Optional.empty());
            window.showScreen("Design");
            return null;
        });
        await(() -> opened.design().draft().filter(draft -> draft.classes() == 100).isPresent());
        picture("design-100", theme, size);
        onWindow(() -> {
            opened.design().begin(before, Optional.empty());
            return null;
        });
        await(() -> opened.design().draft().filter(draft -> draft.classes() == 10).isPresent());
    }

    private void picture(String name, String theme, int[] size) throws Exception {
        TimeUnit.MILLISECONDS.sleep(350);
        String fileName = "%s-%s-%d".formatted(name, theme, size[0]);
        Path file = folder.resolve(fileName + ".png");
        onWindow(() -> {
            Node root = stage.getScene().getRoot();
            root.applyCss();
            WritableImage shown = stage.getScene().snapshot(null);
            PictureFile.write(shown, file);
            if (OF_THE_GUIDE.contains(fileName)) {
                int height = name.equals("pair") ? HEIGHT_OF_A_ROW : size[1];
                PictureFile.write(new WritableImage(shown.getPixelReader(), 0, 0, size[0], height),
                        Path.of("src/site/pictures", name + ".png"));
            }
            return null;
        });
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
