package tailsplit.workbench.ablation;

import java.util.Arrays;
import java.util.function.BiConsumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.PaperExperiment;
import tailsplit.experiment.Settings;
import tailsplit.workbench.Words;

/** The paper's tables and figures, each in full or in its quick form. */
public final class PaperMenu extends MenuButton {
    private final BiConsumer<Ablation, String> take;

    /** @param take hears of the grid that is chosen and what it is */
    public PaperMenu(String text, BiConsumer<Ablation, String> take) {
        super(text);
        this.take = take;
        setMinWidth(USE_PREF_SIZE);
        getItems().setAll(Arrays.stream(PaperExperiment.values()).map(this::forms).toList());
    }

    private Menu forms(PaperExperiment experiment) {
        Ablation full = experiment.full();
        return new Menu(experiment.label(), null,
                form("Quick, on an embedded sample", experiment.quick(), experiment.description()),
                form("As in the paper (%s)".formatted(Words.option(full.base().get(Settings.DATASET_NAME))), full, experiment.description()));
    }

    private MenuItem form(String text, Ablation ablation, String description) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> take.accept(ablation, description));
        return item;
    }
}
