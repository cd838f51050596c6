package tailsplit.workbench.evaluation;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import tailsplit.metric.Metric;
import tailsplit.metric.Metrics;
import tailsplit.results.Names;
import tailsplit.run.EvaluationRecord;
import tailsplit.run.EvaluationRequest;
import tailsplit.run.KeptCheckpoint;
import tailsplit.workbench.evaluation.EvaluationModel.Known;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Columns;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.shared.ShownAs;
import tailsplit.workbench.shared.Words;

/** Asks which checkpoint is to be scored on which images, and shows the scores. */
public final class EvaluationDialog extends Dialog<Void> {
    private final EvaluationModel model;
    private final ComboBox<KeptCheckpoint> checkpoint = new ComboBox<>();
    private final ComboBox<EvaluationRequest.Part> part = new ComboBox<>();
    private final TextField logitAdjustment = tau("Values of tau for logit adjustment",
            "Post-hoc: the scores less tau times the logarithm of the class's share of the training images");
    private final TextField tauNormalisation = tau("Values of tau for tau-normalisation",
            "The last layer's weights divided by their length to the power of tau, without its bias");
    private final TextField plan = plan();
    private final TextField mapper = mapper();
    private final Button evaluate = new Button("Evaluate");
    private final Button cancel = new Button("Cancel");
    private final ProgressBar progress = new ProgressBar();
    private final Label problem = new Label();
    private final TableView<EvaluationRecord> table = new TableView<>();

    /** @param run its name, for the title */
    public EvaluationDialog(Window owner, String run, EvaluationModel model) {
        this.model = model;
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle("Evaluate " + run);
        setResizable(true);
        Label about = Labels.text("Scores without training. Choose tau on validation images where there are any: the "
                + "best on test images is too good. A cosine classifier, as LDAM has, is normalised already.");
        Labels.sentence(problem, "state-warning");
        problem.setId("evaluation-problem");
        columns();
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox content = new VBox(10, about, question(), problem, table);
        content.setPrefSize(1180, 560);
        getDialogPane().setContent(content);
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        setOnHidden(_ -> model.cancel());
        model.knownProperty().subscribe(known -> show(known));
        model.problemProperty().subscribe(sentence -> problem.setText(Words.sentenceCase(sentence)));
        model.progressProperty().subscribe(share -> showProgress(share.doubleValue()));
    }

    private Node question() {
        checkpoint.setId("evaluation-checkpoint");
        checkpoint.setAccessibleText("Checkpoint");
        checkpoint.setConverter(new ShownAs<>(kept -> "Epoch " + kept.text()));
        part.getItems().setAll(EvaluationRequest.Part.values());
        part.setValue(EvaluationRequest.Part.TEST);
        part.setAccessibleText("Images");
        part.setConverter(new ShownAs<>(each -> switch (each) {
            case TEST -> "Test images";
            case VALIDATION -> "Validation images";
            case TRAIN -> "Images trained on";
        }));
        evaluate.setId("evaluate");
        evaluate.setDefaultButton(true);
        evaluate.setOnAction(_ -> model.evaluate(new EvaluationModel.Question(checkpoint.getValue().epoch(), part.getValue(),
                logitAdjustment.getText(), tauNormalisation.getText(), plan.getText(), mapper.getText())));
        cancel.setOnAction(_ -> model.cancel());
        progress.setPrefWidth(110);
        FlowPane row = new FlowPane(8, 8, checkpoint, part, Boxes.named("Logit adjustment \u03c4", logitAdjustment),
                Boxes.named("\u03c4-normalisation \u03c4", tauNormalisation), Boxes.named("Minus log SN of", plan),
                Boxes.named("Mapper trained anew with", mapper),
                evaluate, progress, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static TextField tau(String name, String help) {
        TextField field = new TextField("0.5, 1, 1.5");
        field.setPrefWidth(110);
        field.setAccessibleText(name);
        field.setTooltip(new Tooltip(help));
        return field;
    }

    private static TextField plan() {
        TextField field = new TextField();
        field.setId("evaluation-plan");
        field.setPrefWidth(170);
        field.setPromptText("5,3,2,2,1,1,1,1,1,1");
        field.setAccessibleText("A number of subclasses for each class");
        field.setTooltip(new Tooltip("Post-hoc: the scores less the logarithm of each class's number of subclasses, the shift that a "
                + "split of this plan makes at most. Several plans are parted by semicolons"));
        return field;
    }

    private static TextField mapper() {
        TextField field = new TextField();
        field.setId("evaluation-mapper");
        field.setPrefWidth(300);
        field.setPromptText("mapperBalance=draws, mapperInput=standardised");
        field.setAccessibleText("Settings of a label mapper that is trained anew");
        field.setTooltip(new Tooltip("Of a run with splitting: trains another label mapper on what the network gives for its training "
                + "images, and scores the run by it. Settings as in a configuration: mapperInput, mapperBalance, mapperRate, mapperStart, "
                + "mapperEpochs, hidden"));
        return field;
    }

    private void columns() {
        table.setId("evaluations");
        table.getStyleClass().add(Styles.DENSE);
        table.setAccessibleText("Scores");
        table.setPlaceholder(new Label("No checkpoint of this run has been evaluated yet."));
        table.getColumns().setAll(List.of(
                column("Epoch", 60, record -> String.valueOf(record.epoch())),
                column("Images", 90, record -> Words.sentenceCase(record.part().key())),
                column("Decided by", 150, Names::decider),
                column("Adjustment", 150, Names::sentence),
                column("\u03c4", 50, record -> record.hasTau() ? String.valueOf(record.tau()) : "")));
        Metrics.OF_PROBABILITIES.forEach(metric -> table.getColumns().add(column(metric)));
    }

    private static TableColumn<EvaluationRecord, String> column(Metric metric) {
        TableColumn<EvaluationRecord, String> column = column("", 10 * Math.max(7, metric.shortLabel().length()),
                record -> record.scores().text(metric));
        Label name = new Label(metric.shortLabel());
        name.setTooltip(new Tooltip(metric.help()));
        column.setGraphic(name);
        return column;
    }

    private static TableColumn<EvaluationRecord, String> column(String name, double width, Function<EvaluationRecord, String> text) {
        TableColumn<EvaluationRecord, String> column = Columns.text(name, text);
        column.setPrefWidth(width);
        return column;
    }

    private void show(Known known) {
        Optional<KeptCheckpoint> chosen = Optional.ofNullable(checkpoint.getValue()).filter(known.checkpoints()::contains);
        checkpoint.getItems().setAll(known.checkpoints());
        checkpoint.setValue(chosen.or(() -> known.checkpoints().stream().findFirst()).orElse(null));
        checkpoint.setPromptText("No checkpoint");
        table.getItems().setAll(known.records());
        showProgress(model.progressProperty().get());
    }

    private void showProgress(double share) {
        boolean busy = share != EvaluationModel.IDLE;
        evaluate.setDisable(busy || checkpoint.getItems().isEmpty());
        progress.setVisible(busy);
        cancel.setVisible(busy);
        progress.setProgress(busy ? share : 0);
    }
}
