package tailsplit.splitting;

import tailsplit.setting.ConstantOption;

/** Where a label mapper's hidden layer begins. */
public enum MapperStart implements ConstantOption {
    /** Kaiming-normal weights, no biases. */
    KAIMING(""),
    /**
     * Biases that take the mean over the first batch off every unit, so that each is active on a part of it (after the data-dependent
     * initialisation of Salimans and Kingma, 2016).
     */
    CENTRED("Its hidden units begin centred on the first batch.");

    private final String help;

    MapperStart(String help) {
        this.help = help;
    }

    @Override
    public String help() {
        return help;
    }
}
