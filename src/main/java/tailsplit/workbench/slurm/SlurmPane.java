package tailsplit.workbench.slurm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import tailsplit.file.InvalidInputException;
import tailsplit.slurm.Resources;
import tailsplit.workbench.shared.FormGrid;

/** What each run asks Slurm for. */
public final class SlurmPane extends VBox {
    private final SlurmModel model;
    private final FormGrid grid = new FormGrid();
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final Label problem = new Label();

    public SlurmPane(SlurmModel model) {
        super(8);
        this.model = model;
        problem.setId("slurm-problem");
        problem.setWrapText(true);
        problem.setMaxWidth(780);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        if (model.missing().isPresent()) {
            problem.setText("Not here: %s.".formatted(model.missing().get()));
            getChildren().add(problem);
            return;
        }
        problem.getStyleClass().add("problem");
        getChildren().addAll(grid, problem);
        try {
            addFields(model.resources());
        } catch (InvalidInputException e) {
            problem.setText(e.getMessage());
        }
    }

    private void addFields(Resources now) {
        add("partition", "Partition", now.partition(), "Empty, here and below: as the cluster has it.");
        add("time", "Time limit", now.time(), "Of a run: minutes, hours:minutes:seconds or days-hours. A run that "
                + "needs longer stops before it and goes on later, from its checkpoint.");
        add("cpus", "Cores", number(now.cpus()), "Of a run, and its threads at its first start. Empty: as the experiment says, else 1.");
        add("memory", "Memory", now.memory(), "Of a run, such as 4G.");
        add("gpus", "GPUs", now.gpus(), "Of a run: a number, or a type and a number, such as a100:1.");
        add("account", "Account", now.account(), "What computing is charged to.");
        add("parallel", "Runs at a time", number(now.atATime()), "Of a grid. Empty: as many as Slurm lets run.");
        add("options", "Further options", now.options(), "Of sbatch, such as --qos=long --exclude=node7.");
    }

    private void add(String key, String name, String value, String help) {
        TextField field = new TextField(value);
        field.setId("slurm-" + key);
        field.setPrefColumnCount(12);
        field.setOnAction(_ -> keep());
        field.focusedProperty().subscribe((before, focused) -> {
            if (before && !focused) {
                keep();
            }
        });
        fields.put(key, field);
        grid.add(name, field, help);
    }

    /** What is not allowed is said and not kept. */
    private void keep() {
        try {
            model.setResources(new Resources(text("partition"), text("time"), number("cpus"), text("memory"), text("gpus"), text("account"),
                    number("parallel"), text("options")));
            problem.setText("");
        } catch (InvalidInputException e) {
            problem.setText(e.getMessage());
        }
    }

    private String text(String key) {
        return Objects.requireNonNull(fields.get(key), key).getText().strip();
    }

    private int number(String key) {
        String typed = text(key);
        if (!typed.matches("\\d{0,6}")) {
            throw new InvalidInputException("%s: found %s; allowed: a whole number"
                    .formatted(key.equals("cpus") ? "Cores" : "Runs at a time", typed));
        }
        return typed.isEmpty() ? 0 : Integer.parseInt(typed);
    }

    private static String number(int value) {
        return value == 0 ? "" : String.valueOf(value);
    }
}
