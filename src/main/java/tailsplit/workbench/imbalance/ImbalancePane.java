package tailsplit.workbench.imbalance;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.controlsfx.control.SegmentedButton;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.imbalance.CountFigures;
import tailsplit.imbalance.Profile;
import tailsplit.setting.Kind;
import tailsplit.workbench.dataset.DataState;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.method.SettingField;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Buttons;
import tailsplit.workbench.shared.Dialogs;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.shared.Words;

/** Profile and factor, the bars, and the numbers that describe them. */
public final class ImbalancePane extends VBox {
    private static final List<Double> PAPER_FACTORS = List.of(0.1, 0.05, 0.02, 0.01);
    private static final double SMALLEST_EXPONENT = -3;
    /** Below it the bars need the room; the sentence still says what the figure shows. */
    private static final double HIGH_ENOUGH_FOR_SHIFTS = 400;

    private final DesignModel model;
    private final ImbalanceChart chart;
    private final SegmentedButton profiles = new SegmentedButton();
    private final Slider slider = new Slider(SMALLEST_EXPONENT, 0, -2);
    private final HBox presets = new HBox(4);
    private final FlowPane figures = new FlowPane(20, 4);
    private final Label problem = new Label();
    private Object sliding = new Object();
    private boolean showing;

    /**
     * @param datasetNotice what is to be said of the data set, below its chooser
     * @param guide         opens a section of the guide
     */
    public ImbalancePane(DesignModel model, Node datasetChooser, Node datasetNotice, Consumer<String> guide) {
        this.model = model;
        chart = new ImbalanceChart((label, count, gesture) ->
                draft().ifPresent(draft -> model.change(now ->
                        ImbalanceEdits.count(now, draft.kept(), draft.available(), label, count + draft.heldBack(label)), gesture)));
        getStyleClass().addAll("card", "imbalance-pane");
        setSpacing(8);
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        VBox.setVgrow(chart, Priority.ALWAYS);
        chart.setId("imbalance-chart");
        ShiftPane shift = new ShiftPane(model, guide);
        shift.drawnProperty().bind(heightProperty().greaterThan(HIGH_ENOUGH_FOR_SHIFTS));
        getChildren().addAll(firstRow(datasetChooser), datasetNotice, secondRow(), chart, shift, problem, figures);
        model.configurationProperty().subscribe(this::showConfiguration);
        model.draftProperty().subscribe(this::showDraft);
        model.dataProperty().subscribe(_ -> showDraft(model.draft()));
        model.locked().addListener((javafx.collections.SetChangeListener<Integer>) _ -> showDraft(model.draft()));
    }

    /** The chart, for what is selected in it. */
    public ImbalanceChart chart() {
        return chart;
    }

    private Node firstRow(Node datasetChooser) {
        Label title = Labels.title("Imbalance");
        title.setMinWidth(USE_PREF_SIZE);
        for (Kind<Profile> option : Profile.ALL) {
            ToggleButton button = new ToggleButton(option.label());
            button.setUserData(option);
            button.setId("profile-" + option.key());
            button.setOnAction(_ -> choose(option));
            profiles.getButtons().add(button);
        }
        profiles.setAccessibleText("Profile");
        profiles.setMinWidth(USE_PREF_SIZE);
        Tooltip.install(profiles, new Tooltip(Settings.IMBALANCE_PROFILE.help()));
        return Boxes.row(10, title, datasetChooser, Boxes.space(), profiles);
    }

    private Node secondRow() {
        SettingField<Double> factor = SettingField.of(Settings.IMBALANCE_FACTOR, model);
        factor.onCommit(value -> withDraft(draft -> now ->
                ImbalanceEdits.factor(now, value, draft.kept(), draft.available(), model.locked())));
        for (double preset : PAPER_FACTORS) {
            ToggleButton button = new ToggleButton(String.valueOf(preset));
            button.getStyleClass().addAll(Styles.SMALL, "chip");
            button.setUserData(preset);
            button.setTooltip(new Tooltip("Used in the paper"));
            button.setOnAction(_ -> setFactor(preset, new Object()));
            presets.getChildren().add(button);
        }
        presets.setAlignment(Pos.CENTER_LEFT);
        slider.setPrefWidth(90);
        slider.setMinWidth(60);
        slider.setBlockIncrement(0.1);
        slider.setAccessibleText("Imbalance factor");
        slider.setOnMousePressed(_ -> sliding = new Object());
        slider.valueProperty().subscribe((_, value) -> {
            if (!showing) {
                setFactor(rounded(Math.pow(10, value.doubleValue())), sliding);
            }
        });
        SettingField<Long> seed = SettingField.of(Settings.IMBALANCE_SEED, model);
        SegmentedButton scale = new SegmentedButton(scale("log", true), scale("linear", false));
        scale.getButtons().getFirst().setSelected(true);
        Label factorLabel = label("Factor", factor.control());
        Label seedLabel = label("Seed", seed.control());
        FlowPane row = new FlowPane(8, 6, factorLabel, factor.control(), presets, slider, seedLabel, seed.control(), scale, arrange());
        row.setAlignment(Pos.CENTER_LEFT);
        ((TextField) factor.control()).setPrefColumnCount(5);
        ((TextField) seed.control()).setPrefColumnCount(5);
        return new VBox(2, row, factor.problem(), seed.problem());
    }

    private static Label label(String text, Node control) {
        Label label = Labels.muted(text);
        label.setLabelFor(control);
        return label;
    }

    private ToggleButton scale(String name, boolean logarithmic) {
        ToggleButton button = new ToggleButton(name);
        button.getStyleClass().add(Styles.SMALL);
        button.setTooltip(new Tooltip("The scale of the bars"));
        button.setOnAction(_ -> {
            button.setSelected(true);
            chart.setLogarithmic(logarithmic);
        });
        return button;
    }

    private Node arrange() {
        MenuButton menu = new MenuButton("Arrange", null,
                Buttons.item("Sort from largest to smallest", () -> withDraft(draft -> now ->
                        ImbalanceEdits.sort(now, draft.kept(), draft.available(), model.locked()))),
                Buttons.item("Lock or unlock the selected class", this::toggleLock),
                Buttons.item("Unlock all", () -> model.locked().clear()),
                Buttons.item("Reset", this::reset),
                Buttons.item("Import counts\u2026", this::importCounts),
                Buttons.item("Export counts\u2026", this::exportCounts));
        menu.getStyleClass().add(Styles.SMALL);
        menu.setId("arrange");
        return menu;
    }

    private void toggleLock() {
        int label = chart.selectedProperty().get();
        if (!model.locked().remove(label)) {
            model.locked().add(label);
        }
    }

    private void reset() {
        model.locked().clear();
        model.change(ImbalanceEdits::reset);
    }

    private void importCounts() {
        FileChooser chooser = chooser("Import counts");
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).ifPresent(file -> {
            try {
                withDraft(draft -> {
                    int[] counts = CountsFile.read(file.toPath(), draft.classNames(), draft.available());
                    return now -> ImbalanceEdits.custom(now, counts);
                });
            } catch (InvalidInputException e) {
                Dialogs.problem(getScene().getWindow(), "The counts were not imported", e.getMessage());
            }
        });
    }

    private void exportCounts() {
        FileChooser chooser = chooser("Export counts");
        chooser.setInitialFileName("counts.csv");
        Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).ifPresent(file -> {
            try {
                draft().ifPresent(draft -> CountsFile.write(file.toPath(), draft.classNames(), draft.kept()));
            } catch (InvalidInputException e) {
                Dialogs.problem(getScene().getWindow(), "The counts were not exported", e.getMessage());
            }
        });
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV file", "*.csv"));
        return chooser;
    }

    private void choose(Kind<Profile> profile) {
        withDraft(draft -> now -> ImbalanceEdits.profile(now, profile, draft.kept()));
        showConfiguration(model.configuration());
    }

    private void setFactor(double factor, Object gesture) {
        draft().ifPresent(draft -> model.change(now ->
                ImbalanceEdits.factor(now, factor, draft.kept(), draft.available(), model.locked()), gesture));
        showConfiguration(model.configuration());
    }

    /** Two digits: nobody aims at more with a slider. */
    private static double rounded(double factor) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1e", factor));
    }

    private void withDraft(Function<Draft, UnaryOperator<Configuration>> change) {
        draft().ifPresent(draft -> model.change(change.apply(draft)));
    }

    private Optional<Draft> draft() {
        return model.draft();
    }

    private void showConfiguration(Configuration now) {
        showing = true;
        Kind<Profile> profile = now.get(Settings.IMBALANCE_PROFILE);
        double factor = now.get(Settings.IMBALANCE_FACTOR);
        profiles.getButtons().forEach(button -> button.setSelected(button.getUserData().equals(profile)));
        presets.getChildren().forEach(chip ->
                ((ToggleButton) chip).setSelected(chip.getUserData().equals(factor) && profile.settings().contains(Profile.FACTOR)));
        slider.setValue(Math.max(SMALLEST_EXPONENT, Math.log10(factor)));
        boolean factored = profile != Profile.NATURAL;
        slider.setDisable(!factored);
        presets.setDisable(!factored);
        showing = false;
    }

    private void showDraft(Optional<Draft> shown) {
        boolean absent = model.dataProperty().get() instanceof DataState.Missing;
        chart.setVisible(!absent);
        figures.setVisible(!absent);
        problem.setVisible(shown.flatMap(Draft::problem).isPresent());
        shown.flatMap(Draft::problem).ifPresent(problem::setText);
        shown.ifPresent(draft -> {
            chart.show(draft, model.locked());
            showFigures(draft);
        });
    }

    private void showFigures(Draft draft) {
        CountFigures f = draft.figures();
        boolean split = draft.plan().pseudoClasses() > draft.classes();
        figures.getChildren().setAll(
                figure(Words.number(f.total()), "images"),
                figure(Words.number(f.largest()), "largest class"),
                figure(Words.number(f.smallest()), "smallest"),
                figure(String.format(Locale.ROOT, "%.3g", f.factor()), "factor"),
                figure(String.format(Locale.ROOT, "%.2f", f.gini()), "Gini"),
                figure("%d / %d / %d".formatted(f.many(), f.medium(), f.few()), "many / medium / few"),
                figure(times(draft.imbalance()) + (split ? " \u2192 " + times(draft.effectiveImbalance()) : ""),
                        split ? "imbalance after splitting" : "imbalance"));
        draft.prepared().flatMap(prepared -> prepared.split().allValidation()).ifPresent(validation ->
                figures.getChildren().add(figure(Words.number(validation.length), "validation")));
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.1f\u00d7" : "%.0f\u00d7", ratio);
    }

    private static Node figure(String number, String name) {
        Label value = new Label(number);
        value.getStyleClass().add("figure-number");
        Label caption = Labels.muted(name);
        caption.getStyleClass().add(Styles.TEXT_SMALL);
        return new VBox(value, caption);
    }
}
