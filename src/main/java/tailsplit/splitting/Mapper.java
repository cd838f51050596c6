package tailsplit.splitting;

import java.util.List;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Kind;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.setting.SettingType.WholeNumber;

/** What makes class scores of pseudo-logits. */
public sealed interface Mapper {
    /** Every mapper there is. The order never changes; a new one goes to the end. */
    List<Kind<Mapper>> ALL = List.of(Learned.KIND, GroupSum.KIND);

    /**
     * The paper's label mapper, a perceptron trained in a second stage.
     *
     * @param hidden nodes of its hidden layer
     */
    record Learned(Stages stages, int hidden) implements Mapper {
        public static final Setting<Stages> STAGES = Setting.axis("splitting.stages", "Stages", OneOf.of(Stages.class), Stages.BATCH,
                "Backbone and label mapper are trained in turn in every batch or every epoch, or jointly on the sum of "
                        + "their losses.");
        public static final Setting<Long> HIDDEN = Setting.axis("splitting.hidden", "Hidden units", new WholeNumber(1, 4096), 64L,
                "Hidden nodes of the label mapper, a three-layer perceptron.");
        public static final Kind<Mapper> KIND = new Kind<>("learned", "Learned", List.of(STAGES, HIDDEN),
                values -> new Learned(values.get(STAGES), values.getInt(HIDDEN)));
    }

    /** The log of the summed softmax over a class's pseudo-classes: there is no second stage. */
    record GroupSum() implements Mapper {
        public static final Kind<Mapper> KIND = new Kind<>("group-sum", "Group sum", List.of(), _ -> new GroupSum());
    }

    /** How the two stages, backbone on pseudo-labels and mapper on real labels, take turns. */
    enum Stages implements ConstantOption {
        /** Both on every batch, the mapper cut off from the backbone. */
        BATCH,
        /** A pass over the data for the backbone, then one for the mapper with the backbone in evaluation mode. */
        EPOCH,
        /** One backward pass of the summed losses on every batch, the mapper's gradient reaching the backbone. */
        JOINT
    }
}
