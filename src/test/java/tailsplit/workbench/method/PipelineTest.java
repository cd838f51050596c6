package tailsplit.workbench.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.clustering.Assignment;
import tailsplit.clustering.Clusterings;
import tailsplit.clustering.MovingCentre;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.setting.Kind;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.MapperBalance;
import tailsplit.splitting.MapperInput;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.Stages;
import tailsplit.splitting.SubclassNumbers.Automatic;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.TestWindow;

/** What the diagram says, without a toolkit. */
class PipelineTest {
    @TempDir
    private Path folder;

    private final TestWindow window = new TestWindow();
    private final Background background = new Background(window);
    private DesignModel model;

    @BeforeEach
    void load() throws InterruptedException {
        model = new DesignModel(new DatasetStore(folder), background);
        model.begin(Configuration.defaults().with(Settings.SPLITTING_METHOD, SplittingMethod.CWS), Optional.empty());
        window.runUntil(() -> model.draft().isPresent());
    }

    @AfterEach
    void close() {
        background.close();
    }

    private Pipeline pipeline() {
        return Pipeline.of(model.configuration(), model.draft().orElseThrow());
    }

    private String clustering() {
        return pipeline().clustering().orElseThrow().words();
    }

    private String mapper() {
        return pipeline().mapper().orElseThrow().words();
    }

    @Test
    void aBaselineHasNeitherClusteringNorMapper() {
        model.set(Settings.SPLITTING_METHOD, SplittingMethod.NONE);
        assertEquals("From image to class. Backbone: ResNet-32 Classifier: A logit for each class.", pipeline().spoken());
    }

    @Test
    void itFollowsTheNumbersOfSubclasses() {
        assertEquals("18 pseudo-logits, one for each subclass.", pipeline().classifier().words());
        model.set(Settings.SPLITTING_SUBCLASSES, Automatic.MODES);
        assertEquals("A pseudo-logit for each mode that a pilot finds.", pipeline().classifier().words());
    }

    @Test
    void aClusteringSaysWhatItIsAndWhatIsNotAsUsual() {
        assertTrue(clustering().startsWith(Clusterings.named("rings").help()), clustering());
        assertFalse(clustering().contains("Attenuation"), clustering());
        model.set(MovingCentre.ATTENUATION, 0.5);
        assertTrue(clustering().contains("Attenuation: 0.5."), clustering());
        model.set(Settings.SPLITTING_CLUSTERING, Clusterings.named("random"));
        assertFalse(clustering().contains("Attenuation"), "a random split has no centre");
        assertFalse(pipeline().clustersFeatures());
    }

    @Test
    void whereAndWhenLabelsAreGivenAndTheMapperIsTrainedIsSaid() {
        assertTrue(clustering().endsWith("Anew in every batch. On pooled features."), clustering());
        assertTrue(pipeline().clustersFeatures());
        model.set(Assignment.MOMENT, Assignment.Moment.EPOCH);
        model.set(Assignment.FEATURES, Assignment.Features.PSEUDO_LOGITS);
        model.set(Assignment.FREEZE_FROM, 0.5);
        assertTrue(clustering().endsWith("Anew at the beginning of every epoch, for all images. On the pseudo-logits. Freeze from: 0.5."),
                clustering());
        assertTrue(mapper().endsWith("Trained in every batch, without a gradient to the backbone."), mapper());
        model.set(Mapper.Learned.STAGES, Stages.AFTER);
        model.set(Mapper.Learned.EPOCHS, 12L);
        model.set(Mapper.Learned.INPUT, MapperInput.SOFTMAX);
        model.set(Mapper.Learned.BALANCE, MapperBalance.DRAWS);
        assertEquals("A perceptron that leads subclasses back to classes. Trained only after the backbone's last epoch; until then the "
                + "group sum decides. Mapper epochs: 12. Reads the softmax of the pseudo-logits. Every class is drawn equally often.",
                mapper());
    }

    /** A new one, too, is named. */
    @Test
    void whateverIsChosenIsNamed() {
        for (Kind<Mapper> mapper : Mapper.ALL) {
            model.set(Settings.SPLITTING_MAPPER, mapper);
            assertTrue(mapper().startsWith(mapper.help().isEmpty() ? mapper.label() : mapper.help()), mapper());
        }
        model.set(Settings.SPLITTING_MAPPER, Mapper.Learned.KIND);
        model.set(Mapper.Learned.HIDDEN, 16L);
        assertTrue(mapper().contains("Hidden units: 16."), mapper());
    }
}
