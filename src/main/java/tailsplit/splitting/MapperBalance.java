package tailsplit.splitting;

import tailsplit.setting.ConstantOption;

/** How the label mapper's training makes up for unequal classes, in the place of the rule. */
public enum MapperBalance implements ConstantOption {
    /** As the rule has it. */
    NONE(""),
    /** An image's loss weighs 1 over the images of its class. */
    WEIGHTS("Weights make every class count alike."),
    /** Images are drawn so that every class comes equally often; where the mapper has a pass of its own. */
    DRAWS("Every class is drawn equally often.");

    private final String help;

    MapperBalance(String help) {
        this.help = help;
    }

    @Override
    public String help() {
        return help;
    }
}
