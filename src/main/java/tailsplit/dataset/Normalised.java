package tailsplit.dataset;

import tailsplit.setting.ConstantOption;

/** By which means and standard deviations the channels are normalised. */
public enum Normalised implements ConstantOption {
    /** CIFAR-10's for CIFAR-10 and CIFAR-100, else the data set's own. */
    AUTO("Auto"),
    CIFAR10("CIFAR-10"),
    /** Measured on the training images kept. */
    OWN("Own");

    private final String label;

    Normalised(String label) {
        this.label = label;
    }

    /** What auto takes for a data set. */
    public static Normalised usual(Dataset dataset) {
        return Cifar.is(dataset) ? CIFAR10 : OWN;
    }

    @Override
    public String label() {
        return label;
    }
}
