package tailsplit.workbench.ablation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.PaperExperiment;
import tailsplit.experiment.Settings;

/** The paper's tables and figures and what goes on from them, each in full or in its quick form. */
public final class PaperMenu extends MenuButton {
    private final BiConsumer<Ablation, String> take;

    /** @param take hears of the grid that is chosen and what it is */
    public PaperMenu(String text, BiConsumer<Ablation, String> take) {
        super(text);
        this.take = take;
        setMinWidth(USE_PREF_SIZE);
        Map<Boolean, List<Menu>> menus = Arrays.stream(PaperExperiment.values())
                .collect(Collectors.partitioningBy(PaperExperiment::isInPaper, Collectors.mapping(this::forms, Collectors.toList())));
        getItems().setAll(menus.get(true));
        getItems().add(new SeparatorMenuItem());
        getItems().addAll(menus.get(false));
    }

    private Menu forms(PaperExperiment experiment) {
        Ablation full = experiment.full();
        return new Menu(experiment.label(), null,
                form("Quick, on an embedded sample", experiment.quick(), experiment.description()),
                form((experiment.isInPaper() ? "As in the paper (%s)" : "In full (%s)")
                        .formatted(full.base().get(Settings.DATASET_NAME).label()), full, experiment.description()));
    }

    private MenuItem form(String text, Ablation ablation, String description) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> take.accept(ablation, description));
        return item;
    }
}
