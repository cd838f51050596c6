package tailsplit.splitting;

import java.util.List;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Setting;

/** How the two stages, backbone on pseudo-labels and mapper on real labels, take turns. */
public enum Stages implements ConstantOption {
    /** Both on every batch, the mapper cut off from the backbone. */
    BATCH("Trained in every batch, without a gradient to the backbone."),
    /** A pass over the data for the backbone, then one for the mapper with the backbone in evaluation mode. */
    EPOCH("Trained after each epoch of the backbone, in a pass of its own."),
    /** One backward pass of the summed losses on every batch, the mapper's gradient reaching the backbone. */
    JOINT("Trained with the backbone, which its gradient reaches."),
    /** All epochs of the backbone, then epochs of the mapper with the backbone in evaluation mode; until then the group sum decides. */
    AFTER("Trained only after the backbone's last epoch; until then the group sum decides.");

    private final String help;

    Stages(String help) {
        this.help = help;
    }

    @Override
    public String help() {
        return help;
    }

    @Override
    public List<Setting<?>> settings() {
        return this == AFTER ? List.of(Mapper.Learned.EPOCHS) : List.of();
    }
}
