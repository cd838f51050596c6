package tailsplit.workbench.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.MapperOverride;
import tailsplit.file.InvalidInputException;
import tailsplit.run.Adjustment;
import tailsplit.run.EvaluationRecord;
import tailsplit.run.EvaluationRequest;
import tailsplit.run.KeptCheckpoint;
import tailsplit.run.RunFolder;
import tailsplit.service.EvaluationProcess;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The scores of a run's checkpoints, and their making. To be used on the window's thread. */
public final class EvaluationModel {
    /** What {@link #progressProperty} is when nothing goes on. */
    public static final double IDLE = 2;
    /** What it is before the first share is known. */
    private static final double STARTING = -1;

    /**
     * What there is to see.
     *
     * @param checkpoints that can be evaluated, the newest first
     */
    public record Known(List<KeptCheckpoint> checkpoints, List<EvaluationRecord> records) {}

    /**
     * What is asked for, as it was typed.
     *
     * @param logitAdjustment  values of tau, parted by commas; none where empty
     * @param tauNormalisation likewise
     * @param plans            of subclasses, a number for each class, parted by commas; several parted by semicolons, none where empty
     * @param mapper           settings of a label mapper that is trained anew, parted by commas; the run's own where empty
     */
    public record Question(int epoch, EvaluationRequest.Part part, String logitAdjustment, String tauNormalisation, String plans,
            String mapper) {}

    private final RunFolder run;
    private final Path dataHome;
    private final Background background;
    private final Latest reading;
    private final ReadOnlyObjectWrapper<Known> known = new ReadOnlyObjectWrapper<>(new Known(List.of(), List.of()));
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(IDLE);
    private volatile boolean wanted;
    private volatile Optional<EvaluationProcess> process = Optional.empty();

    /**
     * Reads what there is.
     *
     * @param dataHome where downloaded data sets lie
     */
    public EvaluationModel(RunFolder run, Path dataHome, Background background) {
        this.run = run;
        this.dataHome = dataHome;
        this.background = background;
        reading = new Latest(background);
        refresh();
    }

    public ReadOnlyObjectProperty<Known> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** What went wrong, a sentence; empty where nothing did. */
    public ReadOnlyObjectProperty<String> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The share done, from 0 to 1, negative where it is not known; {@link #IDLE} when nothing goes on. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Scores a checkpoint as trained, with each tau and less each plan's log SN. */
    public void evaluate(Question asked) {
        List<Adjustment> adjustments = new ArrayList<>(List.of(Adjustment.NONE));
        List<String> mapper = MapperOverride.named(List.of(asked.mapper().split(",")));
        try {
            adjustments.addAll(adjustments(Adjustment.Kind.LOGIT_ADJUSTMENT, asked.logitAdjustment()));
            adjustments.addAll(adjustments(Adjustment.Kind.TAU_NORMALISATION, asked.tauNormalisation()));
            Stream.of(asked.plans().split(";")).filter(plan -> !plan.isBlank()).map(Adjustment::ofPlan).forEach(adjustments::add);
            if (!mapper.isEmpty()) {
                MapperOverride.of(Configuration.defaults(), mapper);
            }
        } catch (InvalidInputException e) {
            problem.set(e.getMessage());
            return;
        }
        problem.set("");
        progress.set(STARTING);
        wanted = true;
        EvaluationRequest request = new EvaluationRequest(asked.epoch(), asked.part(), adjustments, mapper, Optional.empty());
        background.run(() -> wait(request), done -> {
            progress.set(IDLE);
            if (done) {
                refresh();
            }
        }, sentence -> {
            progress.set(IDLE);
            problem.set(sentence);
        });
    }

    public void cancel() {
        wanted = false;
        process.ifPresent(EvaluationProcess::cancel);
    }

    /** @return false where it was cancelled */
    private boolean wait(EvaluationRequest request) throws Exception {
        EvaluationProcess started = EvaluationProcess.start(run, request, dataHome);
        process = Optional.of(started);
        if (!wanted) {
            started.cancel();
        }
        try {
            started.await(share -> background.onWindow(() -> progress.set(share)));
            return true;
        } catch (CancellationException _) {
            return false;
        } finally {
            process = Optional.empty();
        }
    }

    private void refresh() {
        reading.run(() -> new Known(run.keptCheckpoints().reversed(), run.evaluations()), known::set, problem::set);
    }

    private static List<Adjustment> adjustments(Adjustment.Kind kind, String taus) {
        List<Adjustment> adjustments = new ArrayList<>();
        for (String tau : taus.isBlank() ? new String[0] : taus.split(",")) {
            try {
                adjustments.add(new Adjustment(kind, Double.parseDouble(tau.strip())));
            } catch (NumberFormatException e) {
                throw new InvalidInputException("tau: found %s; allowed: numbers from 0 to 10, parted by commas".formatted(tau.strip()), e);
            }
        }
        return adjustments;
    }
}
